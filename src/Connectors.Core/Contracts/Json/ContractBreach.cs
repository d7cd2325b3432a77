using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Contracts;

/// <summary>Tells what is wrong with JSON that could not be read as a contract: every path and rule. Runs after a failure only, so that good
/// records are read once.</summary>
internal static class ContractBreach
{
    private const int Shown = 8;

    public static Fault Describe<T>(ReadOnlySpan<byte> json, JsonException broken)
        where T : IEntity
    {
        var breaches = Find(json, EntityCatalog.Find(T.Name));
        if (breaches.IsEmpty)
            breaches = [new(Pointer(broken.Path), "json", "does not fit", null)];
        var shown = string.Join("; ", breaches.Take(Shown).Select(static breach => $"{breach.Path}: {breach.Rule}, {breach.Found}"));
        var more = breaches.Length > Shown ? $"; and {breaches.Length - Shown} more" : "";
        var message = $"The record breaks contract {T.Name} {T.Schema}: {shown}{more}. Map these members, or correct them at the source.";
        return new(FaultKind.SourceInvalid, message)
        {
            Path = breaches[0].Path,
            Rule = breaches[0].Rule,
            ValueClass = breaches[0].ValueClass,
        };
    }

    private static ImmutableArray<Breach> Find(ReadOnlySpan<byte> json, EntityDefinition? contract)
    {
        if (contract is null)
            return [];
        var found = new List<Breach>();
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            MemberCheck.Object(document.RootElement, contract.Members, "", found);
        }
        catch (JsonException)
        {
            return [new("/", "json", "is no JSON", null)];
        }
        return [.. found];
    }

    // $.lines[0].amount becomes /lines/0/amount.
    private static string Pointer(string? path) =>
        "/" + (path ?? "").TrimStart('$', '.').Replace("].", "/").Replace('[', '/').Replace("]", "").Replace('.', '/');
}
