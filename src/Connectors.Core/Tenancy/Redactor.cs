using System.Text;
using Connectors.Faults;

namespace Connectors.Tenancy;

/// <summary>Knows the secrets that were given out or issued and masks them in texts. The last line of defence: nothing should write a secret in the
/// first place.</summary>
/// <remarks>
/// Bounded: the oldest secret leaves when all slots are taken. The cost of masking depends on the length of the text, not on the number of secrets,
/// because a text is only compared where the first <see cref="PrefixLength"/> characters of a secret stand. Thread-safe.
/// </remarks>
/// <param name="slots">How many texts are known at once.</param>
internal sealed class Redactor(int slots = 65_536)
{
    /// <summary>Shorter secrets are not masked: they would tear ordinary words apart.</summary>
    public const int PrefixLength = 6;

    private const string Mark = "(redacted)";
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = [];
    private readonly Queue<string> _byAge = [];
    private readonly Dictionary<string, List<string>> _byPrefix = [];

    public void Register(Secret secret)
    {
        var text = secret.Reveal();
        if (text.Length < PrefixLength)
            return;
        Register(text);
        Register(Uri.EscapeDataString(text));
        Register(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='));
        if (text.Contains('\n', StringComparison.Ordinal))
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (line.Length >= 32 && !line.StartsWith("-----", StringComparison.Ordinal))
                    Register(line);
    }

    public void Register(string text)
    {
        if (text.Length < PrefixLength)
            return;
        lock (_gate)
        {
            if (!_known.Add(text))
                return;
            _byAge.Enqueue(text);
            if (!_byPrefix.TryGetValue(text[..PrefixLength], out var secrets))
                _byPrefix.Add(text[..PrefixLength], secrets = []);
            secrets.Add(text);
            secrets.Sort(static (left, right) => right.Length.CompareTo(left.Length));
            if (_byAge.Count > slots)
                Forget(_byAge.Dequeue());
        }
    }

    public string Mask(string text)
    {
        if (text.Length < PrefixLength)
            return text;
        lock (_gate)
        {
            var byPrefix = _byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
            StringBuilder? masked = null;
            var copied = 0;
            for (var at = 0; at <= text.Length - PrefixLength; at++)
            {
                if (!byPrefix.TryGetValue(text.AsSpan(at, PrefixLength), out var secrets))
                    continue;
                var found = secrets.Find(secret => text.AsSpan(at).StartsWith(secret, StringComparison.Ordinal));
                if (found is null)
                    continue;
                (masked ??= new()).Append(text, copied, at - copied).Append(Mark);
                copied = at + found.Length;
                at = copied - 1;
            }
            return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
        }
    }

    /// <summary>The fault with all its texts masked: a vendor may echo what we sent.</summary>
    public Fault Mask(Fault fault) => fault with
    {
        Message = Mask(fault.Message),
        Path = MaskOrNull(fault.Path),
        ValueClass = MaskOrNull(fault.ValueClass),
        Rule = MaskOrNull(fault.Rule),
        VendorCode = MaskOrNull(fault.VendorCode),
        RequestId = MaskOrNull(fault.RequestId),
    };

    private string? MaskOrNull(string? text) => text is null ? null : Mask(text);

    private void Forget(string text)
    {
        _known.Remove(text);
        var secrets = _byPrefix[text[..PrefixLength]];
        secrets.Remove(text);
        if (secrets.Count == 0)
            _byPrefix.Remove(text[..PrefixLength]);
    }
}
