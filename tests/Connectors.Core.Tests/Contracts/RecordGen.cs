using System.Collections.Immutable;
using System.Collections;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Contracts;

/// <summary>Random typed records, built from the .NET types alone, so that nothing of the JSON code takes part.</summary>
internal static class RecordGen
{
    private static readonly string[] Snippets =
        ["a", "Zürich", "\"", "\\", "/", "<b>&amp;</b>", "\n", "\t", "\u0001", "\u007f", "日本", "😀", "\u2028", "'", "+", " ", "{}", "0"];

    public static Gen<string> Text => Gen.Elements(Snippets).ListOf().Where(static parts => parts.Count > 0).Select(static parts => string.Concat(parts));

    public static Gen<decimal> Decimal => ArbMap.Default.GeneratorFor<decimal>();

    public static Gen<string> Currency => Gen.Elements("USD", "EUR", "JPY", "KWD", "CLF", "XXX");

    public static Gen<Money> Money =>
        from whole in Gen.Choose(int.MinValue, int.MaxValue)
        from places in Gen.Choose(0, 9)
        from currency in Currency
        select new Money(new decimal(whole) / (decimal)Math.Pow(10, places), currency);

    public static Gen<T> Record<T>() => Of(typeof(T)).Select(static record => (T)record);

    private static Gen<object> Of(Type type) =>
        type == typeof(string) ? Boxed(Text)
        : type == typeof(decimal) ? Boxed(Decimal)
        : type == typeof(int) ? Boxed(ArbMap.Default.GeneratorFor<int>())
        : type == typeof(bool) ? Boxed(Gen.Elements(true, false))
        : type == typeof(DateOnly) ? Boxed(Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber))
        : type == typeof(DateTimeOffset) ? Boxed(Instant)
        : type == typeof(WorkTime) ? Boxed(ArbMap.Default.GeneratorFor<long>().Select(static seconds => new WorkTime(seconds)))
        : type == typeof(Money) ? Boxed(Money)
        : type == typeof(Email) ? Boxed(Word.Select(static text => new Email(text)))
        : type == typeof(Phone) ? Boxed(Word.Select(static text => new Phone(text)))
        : type == typeof(TaxId) ? Boxed(Word.Select(static text => new TaxId(text)))
        : type == typeof(CanonicalId) ? Boxed(ArbMap.Default.GeneratorFor<Guid>().Select(static id => new CanonicalId(id)))
        : type == typeof(ExtensionValue) ? Boxed(Extension)
        : type == typeof(ImmutableSortedDictionary<string, ExtensionValue>) ? Boxed(Extensions)
        : type == typeof(VendorReference) ? Boxed(Key)
        : type.IsEnum ? Gen.Elements(Enum.GetValues(type).Cast<object>().ToArray())
        : Is(type, typeof(Nullable<>)) ? Of(type.GetGenericArguments()[0])
        : Is(type, typeof(ImmutableArray<>)) ? List(type.GetGenericArguments()[0])
        : Is(type, typeof(Coded<>)) ? Coded(type)
        : Is(type, typeof(Ref<>)) ? Members(type).Select(static made => WithKey(made))
        : Members(type);

    private static Gen<string> Word => Text.Where(static text => !string.IsNullOrWhiteSpace(text));

    private static Gen<VendorReference> Key =>
        from system in Text
        from connection in Text
        from item in Text
        from value in Text
        from kind in Gen.Elements(Enum.GetValues<KeyKind>())
        select new VendorReference(system, connection, item, value, kind);

    // Offsets do not survive on purpose: an instant is kept in UTC.
    private static Gen<DateTimeOffset> Instant =>
        from day in Gen.Choose(0, 3_000_000)
        from ticks in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 999).Select(static ms => ms * 10_000), Gen.Choose(0, int.MaxValue))
        select new DateTimeOffset(day * TimeSpan.TicksPerDay + ticks, TimeSpan.Zero);

    private static Gen<ExtensionValue> Extension => Gen.OneOf(
        Text.Select(static v => (ExtensionValue)v), Text.Select(ExtensionValue.LongText),
        ArbMap.Default.GeneratorFor<long>().Select(static v => (ExtensionValue)v), Decimal.Select(static v => (ExtensionValue)v),
        Gen.Elements(true, false).Select(static v => (ExtensionValue)v), Instant.Select(static v => (ExtensionValue)v), Money.Select(static v => (ExtensionValue)v), Record<CodedText>().Select(static v => (ExtensionValue)v),
        Record<ImmutableArray<CodedText>>().Select(static v => (ExtensionValue)v), Record<Ref<AnyEntity>>().Select(static v => (ExtensionValue)v));

    private static Gen<ImmutableSortedDictionary<string, ExtensionValue>> Extensions =>
        from keys in Gen.Elements("x:costCentre", "ns:custentity14", "sf:Region__c", "kx:cf:8812", "x:ä").ListOf()
        from values in Extension.ListOf(keys.Count)
        select keys.Zip(values)
            .DistinctBy(static pair => pair.First)
            .ToImmutableSortedDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);

    private static Gen<object> Coded(Type type) =>
        from code in Of(type.GetGenericArguments()[0])
        from raw in Text.OrNull()
        from label in Text.OrNull()
        from system in Text.OrNull()
        select Activator.CreateInstance(type, code, raw, label, system)!;

    private static Gen<object> List(Type item) => Of(item).ListOf().Resize(3).Select(items => Array(item, items));

    private static object Array(Type item, IReadOnlyCollection<object> items)
    {
        var array = System.Array.CreateInstance(item, items.Count);
        ((ICollection)items.ToList()).CopyTo(array, 0);
        return typeof(ImmutableArray).GetMethods().First(static method => method is { Name: "Create", IsGenericMethod: true } && IsArray(method))
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }

    private static bool IsArray(MethodInfo method) => method.GetParameters() is [{ ParameterType.IsArray: true }];

    // Sets each member, required ones always, the others half of the time.
    private static Gen<object> Members(Type type)
    {
        var made = Gen.Fresh(() => Activator.CreateInstance(type)!);
        foreach (var member in type.GetProperties().Where(static member => member is { CanWrite: true, SetMethod.IsStatic: false }))
        {
            var isRequired = member.CustomAttributes.Any(static attribute => attribute.AttributeType.Name == "RequiredMemberAttribute");
            var value = isRequired ? Of(member.PropertyType) : Gen.OneOf(Gen.Constant<object>(null!), Of(member.PropertyType));
            made = from record in made
                   from set in value
                   select Set(record, member, set);
        }
        return made;
    }

    private static object Set(object record, PropertyInfo member, object? value)
    {
        if (value is not null)
            member.SetValue(record, value);
        return record;
    }

    private static object WithKey(object reference)
    {
        var (id, key) = (reference.GetType().GetProperty("Id")!, reference.GetType().GetProperty("Key")!);
        if (id.GetValue(reference) is null && key.GetValue(reference) is null)
            key.SetValue(reference, new VendorReference("kantata", "psa", "users", "1"));
        return reference;
    }

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static Gen<object> Boxed<T>(Gen<T> gen) => gen.Select(static value => (object)value!);
}
