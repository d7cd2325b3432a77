using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>Options of adapters decide what they ask for: they are kept with a recording, and hold while it is replayed.</summary>
internal static class RecordedOptions
{
    /// <summary>The options as JSON; null when there are none, or they are no plain values.</summary>
    public static string? Text(IServiceProvider host, Type type)
    {
        try
        {
            var options = host.GetService(typeof(IOptions<>).MakeGenericType(type));
            var value = options?.GetType().GetProperty(nameof(IOptions<object>.Value))?.GetValue(options);
            return value is null ? null : JsonSerializer.Serialize(value, type);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The options that a recording was made with, in the form in which parts take them.</summary>
    public static object Of(Type type, string text) =>
        typeof(RecordedOptions).GetMethod(nameof(Made), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [text])!;

    private static IOptions<T> Made<T>(string text)
        where T : class =>
        Options.Create(JsonSerializer.Deserialize<T>(text, Filling)!);

    /// <summary>Lists without setter hold their defaults: they are filled anew.</summary>
    private static readonly JsonSerializerOptions Filling = new()
    {
        PreferredObjectCreationHandling = System.Text.Json.Serialization.JsonObjectCreationHandling.Replace,
    };
}
