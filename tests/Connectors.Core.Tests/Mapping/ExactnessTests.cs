using System.Globalization;
using System.Text;
using Connectors.Exchange;
using Connectors.Mapping;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Money and decimals lose nothing on any way.</summary>
[Category("F44")]
public sealed class ExactnessTests
{
    [Test]
    public void Cents_read_and_written_are_the_same_cents()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"f":{"money":"a","currency":{"constant":"USD"},"minor":100}}"""));
        Prop.ForAll<long>(cents =>
        {
            var read = mapping.Read($$"""{"a":{{cents}}}""");
            return mapping.Write(read) == $$"""{"a":{{cents}}}""" && read.Contains(Units(cents), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Units_read_and_written_are_the_same_number()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"f":{"money":"a","currency":"c","as":"string"}}"""));
        Prop.ForAll<long, byte>((whole, places) =>
        {
            var amount = new decimal((int)whole, (int)(whole >> 32) & 0x7fffffff, 0, whole < 0, (byte)(places % 10));
            var text = amount.ToString(CultureInfo.InvariantCulture);
            var written = mapping.Write(mapping.Read($$"""{"a":"{{text}}","c":"EUR"}"""));
            return decimal.Parse(written[6..^2], CultureInfo.InvariantCulture) == amount;
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("0.005", "0.005")]
    [TestCase("1234567890123456789", "1234567890123456789.00")]
    [TestCase("1234567890123456789.123456789", "1234567890123456789.123456789")]
    [TestCase("-0.10", "-0.10")]
    [TestCase("-0", "0.00")]
    [TestCase("1e3", "1000.00")]
    [TestCase("12.30e-2", "0.123")]
    [TestCase("0e99999", "0.00")]
    [TestCase("100000000000000000000000000000000000000e-38", "1.00")]
    public void Odd_but_exact_amounts_are_kept(string number, string amount)
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"f":{"money":"a","currency":{"constant":"USD"}}}"""));
        Assert.That(mapping.Read($$"""{"a":{{number}}}"""), Does.Contain($"\"amount\":\"{amount}\""));
        Assert.That(mapping.Read($$"""{"a":"{{number}}"}"""), Does.Contain($"\"amount\":\"{amount}\""));
    }

    [TestCase("12,3")]
    [TestCase("1.2.3")]
    [TestCase("1 000")]
    [TestCase("$5")]
    [TestCase("1e400")]
    [TestCase("1e-400")]
    [TestCase("1e")]
    [TestCase("--1")]
    [TestCase(".")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("12345678901234567890")]
    [TestCase("0.0000000001")]
    [TestCase("0.12345678901234567890123456789")]
    public void What_is_no_exact_amount_is_refused(string text)
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"f":{"money":"a","currency":{"constant":"USD"}}}"""));
        var fault = mapping.Faults($$"""{"a":"{{text}}"}""").Single();
        Assert.That((fault.Path, fault.Rule, fault.ValueClass), Is.EqualTo(("/a", "money", $"text({text.Length})")));
        Assert.That(fault.Message, Does.Contain(text));
    }

    [Test]
    public void Exact_decimals_agree_with_the_platform_and_survive_formatting()
    {
        Span<byte> text = stackalloc byte[ExactDecimal.LongestText];
        var seed = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var value = new decimal(seed.Next(), seed.Next(), i % 3 == 0 ? seed.Next() : 0, i % 2 == 0, (byte)seed.Next(29));
            Assert.That(ExactDecimal.TryParse(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)), out var parsed) &&
                parsed == value, Is.True);
            Assert.That(decimal.Parse(Encoding.UTF8.GetString(text[..ExactDecimal.Format(value, seed.Next(5), text)]), CultureInfo.InvariantCulture),
                Is.EqualTo(value));
        }
    }

    [Test]
    public void Products_quotients_and_sums_are_exact_or_refused()
    {
        Assert.That(ExactDecimal.TryMultiply(0.1m, 0.2m, out var product) && product == 0.02m, Is.True);
        Assert.That(ExactDecimal.TryMultiply(decimal.MaxValue, 1.1m, out _), Is.False);
        Assert.That(ExactDecimal.TryMultiply(1e-28m, 0.1m, out _), Is.False);
        Assert.That(ExactDecimal.TryDivide(1m, 8m, out var quotient) && quotient == 0.125m, Is.True);
        Assert.That(ExactDecimal.TryDivide(1m, 3m, out _), Is.False);
        Assert.That(ExactDecimal.TryDivide(1m, 0m, out _), Is.False);
        Assert.That(ExactDecimal.TryAdd(decimal.MaxValue, 1m, out _), Is.False);
        Assert.That(ExactDecimal.TryAdd(79228162514264337593543950335m, 0.1m, out _), Is.False);
        Assert.That(ExactDecimal.TryAdd(0.1m, -0.3m, out var sum) && sum == -0.2m, Is.True);
    }

    [Test]
    public void Time_entries_come_back_with_the_same_vendor_fields()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        var entries = from user in Gen.Choose(1, int.MaxValue)
                      from day in Gen.Choose(0, 40_000)
                      from minutes in Gen.Choose(-600, 100_000)
                      from billable in Gen.Elements(true, false)
                      from cents in Gen.Choose(int.MinValue, int.MaxValue)
                      from note in ArbMap.Default.GeneratorFor<NonNull<string>>()
                      select (user, day: new DateOnly(1990, 1, 1).AddDays(day), minutes, billable, cents, note: Whole(note.Get));
        Prop.ForAll(entries.ToArbitrary(), entry =>
        {
            var note = string.IsNullOrWhiteSpace(entry.note) ? "" : $",\"notes\":{System.Text.Json.JsonSerializer.Serialize(entry.note)}";
            var fields =
                "\"" + $$"""user_id":"{{entry.user}}","date_performed":"{{entry.day:yyyy-MM-dd}}","time_in_minutes":{{entry.minutes}},"billable":{{(entry.billable ? "true" : "false")}},"rate_in_cents":{{entry.cents}}{{note}}""";
            var record = mapping.Read(Documents.Record("{" + fields.Trim() + ",\"currency\":\"USD\",\"currency_base_unit\":100}"),
                RelatedRecords.None, "main").Value!;
            var body = mapping.Write(record,
                new ReferenceTable(record.References.ToDictionary(reference => reference.Key, reference => reference.Key))).Value;
            return Same("{" + fields + ",\"creator_role\":\"maven\"}", Encoding.UTF8.GetString(body.Span));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void The_engine_uses_no_binary_fractions()
    {
        var types = typeof(MappingSet).Assembly.GetTypes().Where(type => type.Namespace == typeof(MappingSet).Namespace);
        const System.Reflection.BindingFlags Everything = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic |
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly;
        var offenders = new List<string>();
        foreach (var type in types)
        {
            foreach (var field in type.GetFields(Everything).Where(field => IsBinary(field.FieldType)))
                offenders.Add($"{type.Name}.{field.Name}");
            foreach (var method in type.GetMethods(Everything).Cast<System.Reflection.MethodBase>().Concat(type.GetConstructors(Everything)))
            {
                // Opcodes 0x22, 0x23 (ldc.r4, ldc.r8) and 0x6b, 0x6c (conv) show in locals and signatures sooner or later.
                var locals = method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];
                var result = method is System.Reflection.MethodInfo info ? [info.ReturnType] : Array.Empty<Type>();
                if (locals.Concat(method.GetParameters().Select(parameter => parameter.ParameterType)).Concat(result).Any(IsBinary))
                    offenders.Add($"{type.Name}.{method.Name}");
            }
        }
        Assert.That(offenders, Is.Empty);
        Assert.That(IsBinary(typeof(double?)), Is.True, "the check finds what it looks for");
    }

    private static bool IsBinary(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? (type.HasElementType ? type.GetElementType()! : type);
        return plain == typeof(double) || plain == typeof(float) || plain == typeof(Half);
    }

    private static string Units(long cents)
    {
        var size = UInt128.CreateChecked(Int128.Abs(cents));
        return $"{(cents < 0 ? "-" : "")}{size / 100}.{size % 100:00}";
    }

    /// <summary>A text without halves of characters and without control characters that a JSON writer and a note would spell differently.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xfffd));

    private static bool Same(string left, string right)
    {
        using var a = System.Text.Json.JsonDocument.Parse(left);
        using var b = System.Text.Json.JsonDocument.Parse(right);
        return System.Text.Json.JsonElement.DeepEquals(a.RootElement, b.RootElement);
    }
}
