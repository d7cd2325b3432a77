using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>A member of a contract that a field may be mapped to, with the phrases it is known by.</summary>
internal sealed record MemberChoice(EntityMember Member, string Entity)
{
    private static readonly string[] Shared =
        ["createdAt", "createdBy", "modifiedAt", "modifiedBy", "displayId", "owner", "org", "tags", "notes", "links", "number"];

    /// <summary>Lists whose elements are records of their own: no field beside the list is one of them.</summary>
    private static readonly string[] Rows = ["team", "lines", "dependencies", "payments", "credits", "taxLines", "contacts"];

    /// <summary>Path without indexes, such as <c>emails.address</c>.</summary>
    public string Path => Member.Path;

    /// <summary>Path as a mapping document names it, such as <c>emails[0].address</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>Its own name and the names of what it stands in.</summary>
    public required Word[][] OwnNames { get; init; }

    /// <summary>What it is called elsewhere.</summary>
    public required Word[][] Aliases { get; init; }

    /// <summary>The words of its codes.</summary>
    public required Word[][] Codes { get; init; }

    public required MemberSense Sense { get; init; }

    /// <summary>Whether it stands in a list of objects.</summary>
    public required bool IsInList { get; init; }

    /// <summary>Whether every contract has it.</summary>
    public bool IsShared => Shared.Contains(Path.Split('.')[0]);

    /// <summary>Whether only a field of a list's elements can be it.</summary>
    public bool IsOfRow => IsInList && Rows.Contains(Path.Split('.')[0]);

    public int Depth => Path.Count(letter => letter == '.');
}
