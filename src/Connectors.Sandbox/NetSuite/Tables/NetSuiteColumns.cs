using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Columns made from stored records: booleans become T and F, times move to the account's wall clock, references become ids.</summary>
internal sealed class NetSuiteColumns(NetSuiteBooks books)
{
    /// <summary>The id and every flat field of a record type.</summary>
    public IEnumerable<NetSuiteColumn<JsonObject>> Of(NetSuiteObject type)
    {
        yield return new NetSuiteColumn<JsonObject>("id", r => SuiteQlValue.OfId(r.Id())) { Display = r => SuiteQlValue.Of(type.NameOf(r)) };
        foreach (var field in books.Catalog.Fields(type).Values.Where(f => !f.IsNested)) yield return Of(field, field.Column);
    }

    public NetSuiteColumn<JsonObject> Of(NetSuiteField field, string column) =>
        new(column, record => Value(field, record)) { Display = HasDisplay(field) ? record => Display(field, record) : null };

    public static NetSuiteColumn<JsonObject> Text(string column, string field) => new(column, record => SuiteQlValue.Of(record.Text(field)));

    public static NetSuiteColumn<JsonObject> Number(string column, string field) => new(column, record => OrNull(record.Number(field)));

    public NetSuiteColumn<JsonObject> Moment(string column, string field) => new(column, record => MomentOf(record, field));

    public static NetSuiteColumn<JsonObject> Constant(string column, string value) => new(column, _ => SuiteQlValue.Of(value));

    /// <summary>A reference under another name than in the record service.</summary>
    public NetSuiteColumn<JsonObject> Reference(string column, string field, params string[] targets) =>
        Of(NetSuiteFields.Reference(field, targets), column);

    public static SuiteQlValue OrNull(decimal? number) => number is { } value ? SuiteQlValue.Of(value) : SuiteQlValue.Null;

    public SuiteQlValue MomentOf(JsonObject record, string field) =>
        NetSuiteTimes.TryMoment(record.Text(field), out var utc) ? SuiteQlValue.Of(books.ToLocal(utc)) : SuiteQlValue.Null;

    public static SuiteQlValue DayOf(JsonObject record, string field) =>
        NetSuiteTimes.TryDay(record.Text(field), out var day) ? SuiteQlValue.Of(day.ToDateTime(TimeOnly.MinValue)) : SuiteQlValue.Null;

    public SuiteQlValue Value(NetSuiteField field, JsonObject record)
    {
        if (record[field.Name] is null) return field.Kind == NetSuiteFieldKind.Flag ? SuiteQlValue.Of(false) : SuiteQlValue.Null;
        return field.Kind switch
        {
            NetSuiteFieldKind.Number or NetSuiteFieldKind.Whole => OrNull(record.Number(field.Name)),
            NetSuiteFieldKind.Flag => SuiteQlValue.Of(record.Flag(field.Name)),
            NetSuiteFieldKind.Day => DayOf(record, field.Name),
            NetSuiteFieldKind.Moment => MomentOf(record, field.Name),
            NetSuiteFieldKind.Reference or NetSuiteFieldKind.Choice => SuiteQlValue.OfId(record.Reference(field.Name)),
            _ => SuiteQlValue.Of(record.Text(field.Name)),
        };
    }

    private static bool HasDisplay(NetSuiteField field) => field.Kind is NetSuiteFieldKind.Reference or NetSuiteFieldKind.Choice;

    private SuiteQlValue Display(NetSuiteField field, JsonObject record)
    {
        if (record.Reference(field.Name) is not { } id) return SuiteQlValue.Null;
        if (field.Kind == NetSuiteFieldKind.Choice) return SuiteQlValue.Of(field.Choices.GetValueOrDefault(id, id));
        return SuiteQlValue.Of(books.FindAny(field.Targets, id) is { } found ? found.Type.NameOf(found.Record) : id);
    }
}
