using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Writes values as canonical JSON spells them.</summary>
internal static class CanonicalForm
{
    private const int LongestMoneyFrame = 40;

    public static void Write(JsonOutput output, in Mapped value, Session session)
    {
        if (value.Kind == MappedKind.Reference)
        {
            Reference(output, value.Reference, session);
            return;
        }
        var writer = output.Value();
        switch (value.Kind)
        {
            case MappedKind.Text:
                writer.WriteStringValue(value.Utf8.Span);
                break;
            case MappedKind.Boolean:
                writer.WriteBooleanValue(value.Whole != 0);
                break;
            case MappedKind.Integer:
                writer.WriteNumberValue(value.Whole);
                break;
            case MappedKind.Decimal:
                Decimal(writer, value.Number, 0);
                break;
            case MappedKind.Date:
                Date(writer, value.Date);
                break;
            case MappedKind.Instant:
                Instant(writer, value.Whole);
                break;
            case MappedKind.Money:
                Money(writer, value.Number, value.Currency);
                break;
            case MappedKind.Coded:
                Coded(writer, value.Coded);
                break;
            default:
                writer.WriteRawValue(value.Utf8.Span);
                break;
        }
    }

    /// <summary>Type of an extension that holds such a value.</summary>
    public static string Tag(MappedKind kind) => kind switch
    {
        MappedKind.Text => "string",
        MappedKind.Boolean => "boolean",
        MappedKind.Integer => "integer",
        MappedKind.Decimal => "decimal",
        MappedKind.Date => "date",
        MappedKind.Instant => "instant",
        MappedKind.Money => "money",
        MappedKind.Coded => "coded",
        MappedKind.Reference => "ref",
        _ => "json",
    };

    public static void Decimal(JsonText writer, decimal value, int places)
    {
        Span<byte> text = stackalloc byte[ExactDecimal.LongestText];
        writer.WritePlainValue(text[..ExactDecimal.Format(value, places, text)]);
    }

    public static void Money(JsonText writer, decimal amount, string currency)
    {
        // Codes of currencies are three letters, so there is nothing to escape.
        var before = "{\"amount\":\""u8;
        var between = "\",\"currency\":\""u8;
        var behind = "\"}"u8;
        Span<byte> text = stackalloc byte[ExactDecimal.LongestText + LongestMoneyFrame];
        before.CopyTo(text);
        var at = before.Length;
        at += ExactDecimal.Format(amount, Currencies.MinorDigits(currency), text[at..]);
        between.CopyTo(text[at..]);
        at += between.Length;
        at += Encoding.ASCII.GetBytes(currency, text[at..]);
        behind.CopyTo(text[at..]);
        writer.WriteRawValue(text[..(at + behind.Length)]);
    }

    public static void Date(JsonText writer, DateOnly value)
    {
        Span<byte> text = stackalloc byte[10];
        StampText.FormatDate(value, text);
        writer.WritePlainValue(text);
    }

    public static void Instant(JsonText writer, long ticks)
    {
        Span<byte> text = stackalloc byte[StampText.LongestInstant];
        writer.WritePlainValue(text[..StampText.FormatInstant(ticks, text)]);
    }

    public static void Coded(JsonText writer, CodedValue value)
    {
        if (value.IsShared)
            writer.WriteRawValue(value.Json ??= Alone(value));
        else
            Parts(writer, value);
    }

    private static byte[] Alone(CodedValue value)
    {
        var text = new JsonText();
        Parts(text, value);
        return text.Written.ToArray();
    }

    private static void Parts(JsonText writer, CodedValue value)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, value.Code);
        if (value.Raw is not null)
            writer.WriteString("raw"u8, value.Raw);
        if (value.Label is not null)
            writer.WriteString("label"u8, value.Label);
        if (value.System is not null)
            writer.WriteString("system"u8, value.System);
        writer.WriteEndObject();
    }

    /// <summary>The value with its JSON.</summary>
    public static ReferenceValue Shared(ReferenceValue value)
    {
        var text = new JsonText();
        var display = Reference(text, value);
        return value with { Json = text.Written.ToArray(), DisplayPart = display };
    }

    public static void Reference(JsonOutput output, ReferenceValue value, Session session)
    {
        session.Add(value.At(output.Pointer));
        var writer = output.Value();
        int start;
        Range display;
        if (value.Json is not null)
        {
            writer.WriteRawValue(value.Json);
            (start, display) = (output.Position - value.Json.Length, value.DisplayPart);
        }
        else
        {
            (start, display) = (0, Reference(writer, value));
        }
        // What people call the other record belongs to that record: renaming a project must not make its time entries look changed.
        output.MarkVolatile(start + display.Start.Value, start + display.End.Value);
    }

    /// <summary>Writes it.</summary>
    /// <returns>Where its display is among what the writer holds.</returns>
    private static Range Reference(JsonText writer, ReferenceValue value)
    {
        writer.WriteStartObject();
        if (value.Head is not null)
        {
            writer.WriteFragment(value.Head);
            writer.WriteStringValue(value.Key.Value);
            writer.WriteString("kind"u8, "primary"u8);
        }
        else
        {
            writer.WriteStartObject("key"u8);
            SourceJson.WriteKey(writer, value.Key);
        }
        writer.WriteEndObject();
        var start = writer.Length;
        if (value.Display is not null)
            writer.WriteString("display"u8, value.Display);
        var end = writer.Length;
        writer.WriteString("state"u8, "pending"u8);
        writer.WriteEndObject();
        return start..end;
    }
}
