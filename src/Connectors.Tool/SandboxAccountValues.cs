using Connectors.Sandbox;

namespace Connectors.Tool;

/// <summary>What the command line says about every account that it serves.</summary>
/// <param name="Recorded">Folder of recorded pages.</param>
/// <param name="Certificate">Id of the certificate.</param>
/// <param name="PublicKey">File with its public key.</param>
/// <param name="Settings"><c>name=value</c> or <c>vendor.name=value</c> each; a vendor ignores what it does not know.</param>
internal sealed record SandboxAccountValues(string? Recorded, string? Certificate, string? PublicKey, string[] Settings)
{
    /// <summary>Null when everything can be used.</summary>
    public string? Fault()
    {
        if (Recorded is not null && !Directory.Exists(Recorded))
        {
            return $"--recorded: there is no folder '{Recorded}'.";
        }

        if (PublicKey is not null && !File.Exists(PublicKey))
        {
            return $"--public-key: there is no file '{PublicKey}'.";
        }

        return Array.Find(Settings, setting => setting.IndexOf('=', StringComparison.Ordinal) <= 0) is { } nameless
            ? $"--setting: '{nameless}' must be NAME=VALUE or VENDOR.NAME=VALUE."
            : null;
    }

    public SandboxAccountOptions Account(string vendor)
    {
        var account = new SandboxAccountOptions
        {
            Vendor = vendor,
            Name = "demo",
            AccessToken = "sandbox-token",
            CertificateId = Certificate,
            PublicKeyPem = PublicKey is null ? null : File.ReadAllText(PublicKey),
            RecordedPages = Recorded,
        };
        foreach (var setting in Settings)
        {
            var split = setting.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (setting[..split], setting[(split + 1)..]);
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0 || name[..dot] == vendor)
            {
                account.Settings[name[(dot + 1)..]] = value;
            }
        }

        return account;
    }
}
