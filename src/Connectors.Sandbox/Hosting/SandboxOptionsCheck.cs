namespace Connectors.Sandbox;

/// <summary>Says everything that is wrong with the options of a sandbox at once.</summary>
internal static class SandboxOptionsCheck
{
    private const int MaxName = 64;

    public static void Demand(SandboxOptions options)
    {
        string[] faults = [.. Faults(options)];
        if (faults.Length > 0)
        {
            throw new ArgumentException($"The sandbox cannot start:\n{string.Join('\n', faults.Select(fault => "- " + fault))}", nameof(options));
        }
    }

    private static IEnumerable<string> Faults(SandboxOptions options)
    {
        var known = VendorSandboxes.All.Select(vendor => vendor.Vendor).ToArray();
        for (var index = 0; index < options.Accounts.Count; index++)
        {
            var account = options.Accounts[index];
            var where = $"Accounts[{index}]";
            if (!known.Contains(account.Vendor, StringComparer.Ordinal))
            {
                yield return $"{where}.Vendor: there is no sandbox for '{account.Vendor}'; there is one for {string.Join(", ", known)}.";
            }

            if (!IsName(account.Name))
            {
                yield return $"{where}.Name: '{account.Name}' must be 1 to {MaxName} letters, digits, '-' or '_'.";
            }

            if (account.Deals < 0 || account.TimeEntries < 0)
            {
                yield return $"{where}: Deals and TimeEntries must not be negative.";
            }

            if (account.RecordedPages is { } folder && !Directory.Exists(folder))
            {
                yield return $"{where}.RecordedPages: there is no folder '{folder}'.";
            }
        }

        foreach (var twice in options.Accounts.GroupBy(account => (account.Vendor, account.Name)).Where(group => group.Count() > 1))
        {
            yield return $"Accounts: {twice.Key.Vendor} '{twice.Key.Name}' is there {twice.Count()} times; an account is named once.";
        }
    }

    /// <summary>The name becomes part of a file's name.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= MaxName
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
