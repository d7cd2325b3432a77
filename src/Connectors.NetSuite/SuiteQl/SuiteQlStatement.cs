using System.Text;
using System.Text.Json;

namespace Connectors.NetSuite;

/// <summary>A SELECT, and the only way to make one: names are checked, values are bound, no text is spliced in.</summary>
internal sealed record SuiteQlStatement
{
    /// <summary>How stamps are spelt both ways: without a mask the user's preference decides.</summary>
    public const string Mask = "YYYY-MM-DD HH24:MI:SS";

    public required ImmutableArray<SuiteQlColumn> Columns { get; init; }

    public required string From { get; init; }

    public SuiteQlCondition? Where { get; init; }

    public ImmutableArray<string> OrderBy { get; init; } = [];

    /// <summary>The statement with a <c>?</c> for each parameter.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("SELECT ").AppendJoin(", ", Columns.Distinct()).Append(" FROM ").Append(SuiteQlName.Checked(From)).Append(" t");
        if (Columns.Contains(SuiteQlColumn.CurrencySymbol))
            text.Append(" LEFT JOIN currency c ON c.id = t.currency");
        if (Where is not null)
            text.Append(" WHERE ").Append(Where.Text);
        if (!OrderBy.IsEmpty)
            text.Append(" ORDER BY ").AppendJoin(", ", OrderBy.Select(SuiteQlName.Of));
        return text.ToString();
    }

    /// <summary>The request's body, <c>{"q":...,"params":[...]}</c>.</summary>
    public byte[] ToBody()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("q"u8, ToString());
            if (Where is { Parameters.IsEmpty: false })
            {
                writer.WriteStartArray("params"u8);
                foreach (var parameter in Where.Parameters)
                    writer.WriteStringValue(parameter);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
