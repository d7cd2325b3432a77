using System.Text.Json.Nodes;

namespace Connectors.Mapping;

/// <summary>Turns the data of a contract from one major version into the next and back. Pure and thread-safe: no clock, no I/O, no
/// randomness.</summary>
/// <remarks>The law: casting up and down again gives the same data, and so does down and up again; what the lower version has no member for
/// travels along in a member that the lower version does not know. Members that neither version knows, and <c>ext</c>, stay as they
/// are.</remarks>
public interface IRecordCaster
{
    /// <summary>Name of the contract, such as <c>timeEntry</c>.</summary>
    string Entity { get; }

    /// <summary>The lower of the two major versions.</summary>
    int From { get; }

    /// <summary>Changes data of the lower version into the next.</summary>
    /// <param name="data">The record's own copy.</param>
    void Up(JsonObject data);

    /// <summary>Changes data of the next version into the lower.</summary>
    /// <param name="data">The record's own copy.</param>
    void Down(JsonObject data);
}
