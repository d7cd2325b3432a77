using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>A list in an answer: its elements as slices, in order, and what the answer says about those that follow.</summary>
internal sealed class JiraPage
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    public List<ReadOnlyMemory<byte>> Elements { get; } = [];

    /// <summary>Opaque place of the next page of a search; null on the last one.</summary>
    public string? NextPageToken { get; internal set; }

    /// <summary><c>isLast</c> or <c>lastPage</c>; null when the answer has neither.</summary>
    public bool? IsLast { get; internal set; }

    /// <summary>How many there are in all, where the vendor says so.</summary>
    public long? Total { get; internal set; }

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="list">The member that holds the list; null when the answer itself is the list.</param>
    /// <exception cref="ConnectorException">The answer is no such list: <c>VendorDefect</c>.</exception>
    public static JiraPage Read(ReadOnlyMemory<byte> body, string? list) => JiraListCut.TryRead(body, list) ?? ReadCarefully(body, list);

    /// <summary>The same, every byte validated.</summary>
    /// <exception cref="ConnectorException">As above.</exception>
    public static JiraPage ReadCarefully(ReadOnlyMemory<byte> body, string? list)
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        try
        {
            var page = new JiraPage();
            reader.Read();
            var isFound = list is null ? page.ReadList(ref reader, body) : page.ReadObject(ref reader, body, list);
            reader.Read();
            return isFound ? page : throw Defect($"holds no list '{list}'");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw Defect($"is no JSON, at byte {reader.BytesConsumed}");
        }
    }

    private static ConnectorException Defect(string what) =>
        new(new(FaultKind.VendorDefect, $"Jira's answer {what}. Read it again; if it stays, ask the vendor.") { Rule = "page" });

    private bool ReadObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string list)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var isFound = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == list)
            {
                isFound |= ReadList(ref reader, body);
            }
            else
            {
                ReadMember(ref reader, name);
            }
        }

        return isFound;
    }

    private void ReadMember(ref Utf8JsonReader reader, string? name)
    {
        switch (name, reader.TokenType)
        {
            case ("nextPageToken", JsonTokenType.String):
                NextPageToken = reader.GetString() is { Length: > 0 } token ? token : null;
                break;
            case ("isLast" or "lastPage", JsonTokenType.True or JsonTokenType.False):
                IsLast = reader.GetBoolean();
                break;
            case ("total", JsonTokenType.Number) when reader.TryGetInt64(out var total):
                Total = total;
                break;
        }

        reader.Skip();
    }

    private bool ReadList(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Elements.Add(body[start..(int)reader.BytesConsumed]);
        }

        return true;
    }
}
