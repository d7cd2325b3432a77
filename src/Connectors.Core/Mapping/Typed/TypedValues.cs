using System.Text;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>.NET values of what rules give, as reading canonical JSON would make them.</summary>
internal static class TypedValues
{
    /// <summary>How to make values of a type; null when this goes by canonical JSON only.</summary>
    public static Delegate? For(Type type)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(type, out var known) && (type.IsGenericType ? Generic(type) : Simple(type)) is { } made)
                Known[type] = known = made;
            return known;
        }
    }

    public static ExtensionValue? Extension(in Mapped mapped) => mapped.Kind switch
    {
        MappedKind.Text => Encoding.UTF8.GetString(mapped.Utf8.Span),
        MappedKind.Boolean => mapped.Whole != 0,
        MappedKind.Integer => mapped.Whole,
        MappedKind.Decimal => mapped.Number,
        MappedKind.Date => mapped.Date,
        MappedKind.Instant => Moment(mapped),
        MappedKind.Money => new Money(mapped.Number, mapped.Currency),
        MappedKind.Coded when mapped.Coded is var coded => Open(coded),
        MappedKind.Reference when mapped.Reference is var reference => Ref<AnyEntity>.ByKey(reference.Key, reference.Display),
        _ => null,
    };

    private static readonly Dictionary<Type, Delegate> Known = [];

    private static Delegate? Simple(Type type) =>
        type == typeof(string) ? Of(MappedKind.Text, static (in Mapped mapped) => Encoding.UTF8.GetString(mapped.Utf8.Span))
        : type == typeof(decimal) ? (FromMapped<decimal>)Number
        : type == typeof(DateOnly) ? (FromMapped<DateOnly>)Day
        : type == typeof(DateTimeOffset) ? (FromMapped<DateTimeOffset>)Instant
        : type == typeof(Money) ? Of(MappedKind.Money, static (in Mapped mapped) => new Money(mapped.Number, mapped.Currency))
        : type == typeof(bool) ? Of(MappedKind.Boolean, static (in Mapped mapped) => mapped.Whole != 0)
        : type == typeof(long) ? Of(MappedKind.Integer, static (in Mapped mapped) => mapped.Whole)
        : type == typeof(int) ? (FromMapped<int>)Whole
        : type == typeof(WorkTime) ? Of(MappedKind.Integer, static (in Mapped mapped) => new WorkTime(mapped.Whole))
        : type == typeof(CodedText) ? Of(MappedKind.Coded, static (in Mapped mapped) => Open(mapped.Coded))
        : type == typeof(Email) ? Of(MappedKind.Text, static (in Mapped mapped) => new Email(Encoding.UTF8.GetString(mapped.Utf8.Span)))
        : type == typeof(Phone) ? Of(MappedKind.Text, static (in Mapped mapped) => new Phone(Encoding.UTF8.GetString(mapped.Utf8.Span)))
        : type == typeof(TaxId) ? Of(MappedKind.Text, static (in Mapped mapped) => new TaxId(Encoding.UTF8.GetString(mapped.Utf8.Span)))
        : null;

    private static Delegate? Generic(Type type)
    {
        var (open, argument) = (type.GetGenericTypeDefinition(), type.GetGenericArguments()[0]);
        return open == typeof(Coded<>) ? Late.Call<Func<Delegate>>(typeof(TypedValues), nameof(Coded), argument)()
            : open == typeof(Ref<>) ? Late.Call<Func<Delegate>>(typeof(TypedValues), nameof(Reference), argument)()
            : null;
    }

    private delegate TValue Made<TValue>(in Mapped mapped);

    private static FromMapped<TValue> Of<TValue>(MappedKind kind, Made<TValue> make) => (in Mapped mapped, out TValue value) =>
    {
        if (mapped.Kind == MappedKind.Json)
            return FromJson(mapped, out value);
        var fits = mapped.Kind == kind;
        value = fits ? make(mapped) : default!;
        return fits;
    };

    /// <summary>Constants and host functions give canonical JSON.</summary>
    private static bool FromJson<TValue>(in Mapped mapped, out TValue value)
    {
        try
        {
            value = JsonSerializer.Deserialize(mapped.Utf8.Span, ContractJson.TypeOf<TValue>())!;
            return value is not null;
        }
        catch (JsonException)
        {
            value = default!;
            return false;
        }
    }

    private static bool Whole(in Mapped mapped, out int value)
    {
        value = unchecked((int)mapped.Whole);
        return mapped.Kind == MappedKind.Integer && value == mapped.Whole;
    }

    // Spelt out: the runtime compiles generic code for these three anew in every process, even where all else is compiled ahead.
    private static bool Number(in Mapped mapped, out decimal value)
    {
        if (mapped.Kind == MappedKind.Json)
            return FromJson(mapped, out value);
        value = mapped.Number;
        return mapped.Kind == MappedKind.Decimal;
    }

    private static bool Day(in Mapped mapped, out DateOnly value)
    {
        if (mapped.Kind == MappedKind.Json)
            return FromJson(mapped, out value);
        value = mapped.Date;
        return mapped.Kind == MappedKind.Date;
    }

    private static bool Instant(in Mapped mapped, out DateTimeOffset value)
    {
        if (mapped.Kind == MappedKind.Json)
            return FromJson(mapped, out value);
        var fits = mapped.Kind == MappedKind.Instant;
        value = fits ? Moment(mapped) : default;
        return fits;
    }

    private static DateTimeOffset Moment(in Mapped mapped) => new(mapped.Whole, TimeSpan.Zero);

    private static CodedText Open(CodedValue coded) =>
        new() { Code = coded.Code, Raw = coded.Raw, Label = coded.Label, System = coded.System };

    internal static FromMapped<Coded<TCode>> Coded<TCode>()
        where TCode : struct, Enum => Of(MappedKind.Coded, static (in Mapped mapped) => mapped.Coded.As<TCode>());

    private static FromMapped<Ref<TEntity>> Reference<TEntity>()
        where TEntity : IEntity =>
        Of(MappedKind.Reference, static (in Mapped mapped) => Ref<TEntity>.ByKey(mapped.Reference.Key, mapped.Reference.Display));
}
