using System.Collections.Immutable;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>Overlays as tenants write them: extensions by each kind of rule, some of them in each.</summary>
internal static class LawOverlays
{
    private const int Several = 5;

    private static readonly string[] Extensions =
    [
        """ "x:lawText": { "copy": "law.text", "maxLength": 40 } """,
        """ "x:lawCode": { "copy": { "read": "law_code", "write": "law.codeOut" } } """,
        """ "x:lawDigits": { "copy": "law.digits", "as": "number" } """,
        """ "x:lawFlag": { "boolean": "law.flag", "as": "TF" } """,
        """ "x:lawCount": { "integer": "law_count" } """,
        """ "x:lawShare": { "decimal": "law.share", "factor": "0.01", "as": "string" } """,
        """ "x:lawThird": { "decimal": "law_third", "factor": "3" } """,
        """ "x:lawDay": { "date": "law_day", "format": "MM/dd/yyyy" } """,
        """ "x:lawIso": { "date": "law_iso" } """,
        """ "x:lawAt": { "instant": "law_at", "format": "compact" } """,
        """ "x:lawZulu": { "instant": { "read": "law.zulu", "write": "lawZulu" } } """,
        """ "x:lawLocal": { "instant": "law_local", "format": "MM/dd/yyyy HH:mm:ss", "zone": "America/Los_Angeles" } """,
        """ "x:lawTime": { "duration": "law_hours", "unit": "hours" } """,
        """ "x:lawMinutes": { "duration": "law_minutes", "unit": "minutes", "as": "string" } """,
        """ "x:lawSum": { "money": "law_sum", "currency": { "constant": "KWD" }, "minor": 1000 } """,
        """ "x:lawPrice": { "money": "law.price", "currency": { "read": "law.currency", "write": "law.currency" }, "as": "string" } """,
        """ "x:lawKind": { "coded": "law_kind", "values": "lawKinds", "label": "law_label" } """,
        """ "x:lawFree": { "coded": "law_free" } """,
        """ "x:lawWrapped": { "coded": "law_wrapped", "values": "lawKinds", "wrap": "id", "as": "number" } """,
        """ "x:lawTerm": { "coded": "law_term", "values": "lawTerms" } """,
        """ "x:lawDecides": { "date": "law_decides" }, "x:lawDecided": { "coded": "law_decided", "values": "lawTerms", "on": "x:lawDecides" } """,
        """ "x:lawOwner": { "reference": "law_owner", "object": "lawyers", "entity": "resource", "wrap": "id" } """,
        """ "x:lawOther": { "reference": "law_other.id", "object": "lawyers", "entity": "resource", "as": "number" } """,
        """ "x:lawRich": { "richText": "law_rich" } """,
        """ "x:lawHtml": { "richText": "law_html", "as": "html" } """,
        """ "x:lawPlain": { "richText": { "read": "law.plain", "write": "law_plain" }, "as": "plain" } """,
        """ "x:lawEither": { "firstOf": [{ "copy": "law_first" }, { "copy": "law_second" }] } """,
        """ "x:lawCustom": { "copy": "custom.4711", "access": "read" } """,
    ];

    public static IEnumerable<string> Of(MappingDocument document)
    {
        var random = new Random(document.Name.Sum(letter => letter));
        for (var number = 0; number < Several; number++)
        {
            var fields = Extensions.Where(_ => random.Next(2) == 0 || number == 0).ToImmutableArray();
            yield return $$"""
                { "overlay": "{{document.Name}}", "base": "{{document.Version.Split('.')[0]}}.x", "layer": "tenant", "fields": { {{string.Join(',', fields)}} },
                  "values": { "lawKinds": { "1": "one", "2": "two", "22": "two", "true": "yes", "\u00e9 \ud83d\ude00": "strange" },
                              "lawTerms": { "A": "one", "B": [{ "code": "two", "until": "2026-05-31" }, { "code": "three", "from": "2026-06-01" }],
                                            "C": [{ "code": "two", "from": "2026-06-01", "until": "2060-12-31" }] } } }
                """;
        }
    }
}
