using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Connectors.Kantata;

/// <summary>Checks the settings by their annotations: every fault with value and rule.</summary>
internal sealed class KantataOptionsCheck : IValidateOptions<KantataOptions>
{
    public ValidateOptionsResult Validate(string? name, KantataOptions options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => Text(options, fault)));
    }

    private static string Text(KantataOptions options, ValidationResult fault)
    {
        var member = fault.MemberNames.First();
        return $"KantataOptions.{member} is {typeof(KantataOptions).GetProperty(member)!.GetValue(options)}: {fault.ErrorMessage}";
    }
}
