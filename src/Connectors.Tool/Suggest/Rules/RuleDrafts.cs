using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Writes the rule that a proposal needs, from the member's kind and what the values look like.</summary>
internal sealed class RuleDrafts(IReadOnlyCollection<VendorField> fields, MappingCatalog catalog, string vendor)
{
    private const string NoCurrency = "XXX";
    private static readonly string[] Cents = ["cents", "cent", "subunits"];
    private static readonly string[] Inactive = ["inactive", "isinactive", "disabled", "archived"];
    private readonly FieldView[] _views = [.. fields.Select(field => new FieldView(field, WordSplitter.Default))];

    /// <summary>The rule for a proposal.</summary>
    /// <param name="suggestion">The proposal.</param>
    /// <param name="isExtension">Whether it goes to an <c>x:</c> field.</param>
    public RuleDraft For(Suggestion suggestion, bool isExtension)
    {
        var (member, view) = (suggestion.Member.Member, new FieldView(suggestion.Field, WordSplitter.Default));
        var (path, notes) = (suggestion.Field.Path, new List<string>());
        var rule = member.ValueKind switch
        {
            MemberKind.Date => Date(path, view, notes),
            MemberKind.Instant => Instant(path, view, notes),
            MemberKind.Money => Money(path, view, notes),
            MemberKind.WorkTime => new() { ["duration"] = path, ["unit"] = Unit(view) },
            MemberKind.Decimal => Decimal(path, view, suggestion.Member.Sense),
            MemberKind.Integer => new() { ["integer"] = path },
            MemberKind.Boolean => Boolean(path, view, member, notes),
            MemberKind.Coded => new() { ["coded"] = path },
            MemberKind.Ref => Reference(path, suggestion.Field, member, notes),
            _ => new JsonObject { [suggestion.Field.Type == "doc" ? "richText" : "copy"] = path },
        };
        var (table, values) = ("", (JsonObject?)null);
        if (member.ValueKind == MemberKind.Coded && !member.Codes.IsEmpty)
        {
            table = $"{suggestion.Member.Path.Split('.')[^1]}Suggested";
            values = Values(view, suggestion, notes);
            rule["values"] = table;
        }

        if (!isExtension && suggestion.Member.Slot.EndsWith("[0]", StringComparison.Ordinal) && path.EndsWith("[0]", StringComparison.Ordinal))
            notes.Add($"\"{member.Path}\" takes the first one; a \"list\" rule takes all");
        rule["access"] = "read";
        return new(rule, table, values, notes);
    }

    /// <summary>A flag that says the opposite, or says it with 1 and 0, needs its cases told.</summary>
    private static JsonObject Boolean(string path, FieldView view, EntityMember member, List<string> notes)
    {
        var isOpposite = member.Name == "active" && view.Names.All.Any(word => Inactive.Contains(word.Text));
        var (yes, no) = view.Profile.Shape switch
        {
            ValueShape.Integer => (JsonValue.Create("1"), JsonValue.Create("0")),
            ValueShape.BooleanText => (JsonValue.Create("T"), JsonValue.Create("F")),
            _ => (JsonValue.Create(true), JsonValue.Create(false)),
        };
        if (!isOpposite && view.Profile.Shape != ValueShape.Integer)
            return new() { ["boolean"] = path };
        if (isOpposite)
            notes.Add("turned round: the field says the opposite");
        return new() { ["when"] = new JsonArray(Case(path, yes, !isOpposite), Case(path, no, isOpposite)) };
    }

    private static JsonObject Case(string path, JsonNode value, bool result) => new()
    {
        ["if"] = new JsonObject { ["path"] = path, ["is"] = value },
        ["then"] = new JsonObject { ["constant"] = result },
    };

    private static JsonObject Date(string path, FieldView view, List<string> notes)
    {
        var rule = new JsonObject { ["date"] = path };
        if (view.Profile.Shape is ValueShape.Instant or ValueShape.LocalStamp)
            rule["truncate"] = true;
        if (view.Profile.Distinct.FirstOrDefault(text => text.Contains('.') || text.Contains('/')) is { } other
            && view.Profile.Shape == ValueShape.Date)
        {
            rule["format"] = other.Contains('.') ? "dd.MM.yyyy" : "MM/dd/yyyy";
            notes.Add("check the order of day and month");
        }

        return rule;
    }

    private static JsonObject Instant(string path, FieldView view, List<string> notes)
    {
        var rule = new JsonObject { ["instant"] = path };
        if (view.Profile.Shape == ValueShape.LocalStamp)
        {
            rule["zone"] = "UTC";
            notes.Add("the stamps have no offset: name the account's time zone");
        }

        if (view.Profile.Shape == ValueShape.Date)
            notes.Add("the values are dates, the member is an instant: a host's \"custom\" rule has to choose the hour");
        return rule;
    }

    private JsonObject Money(string path, FieldView view, List<string> notes)
    {
        var rule = new JsonObject { ["money"] = path };
        var owner = path.LastIndexOf('.') is var dot and > 0 ? path[..(dot + 1)] : "";
        var currency = _views.Where(IsCurrency)
            .OrderByDescending(other => owner.Length > 0 && other.Field.Path.StartsWith(owner, StringComparison.Ordinal))
            .ThenBy(other => other.Field.Path.Length)
            .FirstOrDefault();
        rule["currency"] = currency is null ? new JsonObject { ["constant"] = NoCurrency } : currency.Field.Path;
        if (currency is null)
            notes.Add($"no field has the currency: write the account's in place of {NoCurrency}");
        if (view.Names.All.Any(word => Cents.Contains(word.Text)))
        {
            var unit = _views.FirstOrDefault(other => other.Field.Path.EndsWith("currency_base_unit", StringComparison.Ordinal));
            rule["minor"] = unit is null ? 100 : unit.Field.Path;
        }

        return rule;
    }

    private static bool IsCurrency(FieldView view) =>
        view.Profile.Shape == ValueShape.Currency && view.Names.All.Any(word => word.Concepts.Contains("currency"));

    private static JsonObject Decimal(string path, FieldView view, MemberSense sense)
    {
        var rule = new JsonObject { ["decimal"] = path };
        if (sense == MemberSense.Share && !view.Profile.IsWithin(1))
            rule["factor"] = "0.01";
        return rule;
    }

    private JsonObject Reference(string path, VendorField field, EntityMember member, List<string> notes)
    {
        var join = field.Joins.FirstOrDefault(join => join.Entity is { } joined && member.Entities.Contains(joined)) ?? field.Joins.FirstOrDefault();
        var entity = join?.Entity is { } known && member.Entities.Contains(known) ? known : member.Entities[0];
        var vendorObject = join?.Object ?? (catalog.TryInboundFor(vendor, entity, out var mapping) ? mapping.Object : null);
        if (join is null)
        {
            notes.Add(vendorObject is null
                ? "name the vendor's object that the values are ids of"
                : $"check that the values are ids of {vendorObject}");
        }

        return new() { ["reference"] = path, ["object"] = vendorObject ?? entity, ["entity"] = entity };
    }

    private static string Unit(FieldView view)
    {
        var words = view.Names.All.Select(word => word.Text).ToArray();
        if (words.Any(word => word.StartsWith("minute", StringComparison.Ordinal)))
            return "minutes";
        if (words.Any(word => word.StartsWith("second", StringComparison.Ordinal) || word.StartsWith("sekunde", StringComparison.Ordinal)))
            return "seconds";

        // Whole minutes in seconds, and more of them than anyone has hours.
        var isSeconds = view.Profile.Numbers.Length > 0 && view.Profile.Shape == ValueShape.Integer
            && view.Profile.Numbers.All(number => number % 60 == 0) && view.Profile.Numbers.Max() >= 1800;
        return isSeconds ? "seconds" : "hours";
    }

    /// <summary>Values that read as codes; the others stay unknown until a person says what they are.</summary>
    private static JsonObject Values(FieldView view, Suggestion suggestion, List<string> notes)
    {
        var (table, left) = (new JsonObject(), new List<string>());
        var codes = suggestion.Member.Member.Codes.Where(code => code is not ("unknown" or "other")).ToArray();
        foreach (var value in view.Profile.Distinct.Order(StringComparer.Ordinal).Take(50))
        {
            var words = WordSplitter.Default.Split(value);
            var best = codes.Select(code => (Code: code, PhraseMatch.Of(words, WordSplitter.Default.Split(code)).Score)).MaxBy(one => one.Score);
            if (best.Score >= PairWeighing.SameCode)
                table[value] = best.Code;
            else
                left.Add(value);
        }

        if (left.Count > 0)
            notes.Add($"{left.Count} of {view.Profile.Distinct.Length} values have no code yet; codes are {string.Join(", ", codes)}");
        return table;
    }
}
