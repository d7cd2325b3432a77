using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>An amount has the currency that its record will have: a vendor keeps it in one place for several amounts.</summary>
internal static class LawCurrencies
{
    public static void Agree(LawSubject subject, VendorSide context, JsonTree canonical)
    {
        foreach (var slot in subject.Slots.Where(slot => slot.Kind == "money" && slot.CurrencyFrom is not null))
            Agree(subject, slot, context, canonical);
    }

    private static void Agree(LawSubject subject, LawSlot slot, VendorSide context, JsonTree canonical)
    {
        if (canonical.At(slot.Canonical) is not { } money)
            return;
        if (slot.CurrencyTo is null)
        {
            var own = subject.Slots.FirstOrDefault(other => other.Kind == "copy" && other.Read.Pointer == slot.CurrencyFrom!.Pointer);
            var raw = own is null ? context.At(slot.CurrencyFrom!)?.Text : canonical.At(own.Canonical)?.Text;
            var table = slot.Node.Find("currency")!.Find("values") is { } name ? subject.Document.Values.Plain[name.Text] : null;
            var currency = raw is not null && table is not null ? LawValues.CodeOf(table, raw) : raw;
            if (!Connectors.Contracts.Currencies.IsCode(currency ?? ""))
            {
                // Without a currency there is no amount.
                canonical.Put(slot.Canonical.AsSpan(), null);
                return;
            }
            money.Put([new("currency", -1)], JsonTree.String(currency!));
        }
        if (slot.Node.Find("minor") is { Kind: System.Text.Json.JsonValueKind.String } minor && PathText.Parse(minor.Text, out _) is { } at)
        {
            context.Put(at, JsonTree.Scalar(LawValues.MinorUnits(money.Find("currency")!.Text!).Exponent switch { 0 => "1", 3 => "1000", _ => "100" }));
        }
    }
}
