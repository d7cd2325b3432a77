using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting;

/// <summary>Checks options by their annotations: all faults at once, each with value, rule and way out.</summary>
public static class OptionsBuilderExtensions
{
    /// <summary>Adds the check: ranges and required members as their annotations say, told in one text for each fault.</summary>
    /// <typeparam name="TOptions">Options with annotations, of the house or of an adapter.</typeparam>
    /// <param name="builder">The options.</param>
    /// <returns>The same builder; add <c>ValidateOnStart()</c> to have a host check before it runs.</returns>
    public static OptionsBuilder<TOptions> ValidateDataAnnotationsOf<TOptions>(this OptionsBuilder<TOptions> builder)
        where TOptions : class
    {
        builder.Services.AddSingleton<IValidateOptions<TOptions>, AnnotationCheck<TOptions>>();
        return builder;
    }

    private sealed class AnnotationCheck<TOptions> : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => Text(options, fault)));
        }

        private static string Text(TOptions options, ValidationResult fault)
        {
            var member = fault.MemberNames.FirstOrDefault() ?? "";
            var value = typeof(TOptions).GetProperty(member)?.GetValue(options);
            return $"{typeof(TOptions).Name}.{member} is {value}: {fault.ErrorMessage}";
        }
    }
}
