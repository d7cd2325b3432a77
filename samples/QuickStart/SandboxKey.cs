using System.Security.Cryptography;

namespace QuickStart;

/// <summary>The key pair that signs NetSuite's assertions: made once and kept beside the sandbox's contents, as a real one would lie in a secret
/// store.</summary>
internal static class SandboxKey
{
    public static ECDsa LoadOrCreate(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }

        // Written under another name first: a kill in between must not leave half a key.
        File.WriteAllText(path + ".new", key.ExportPkcs8PrivateKeyPem());
        File.Move(path + ".new", path, overwrite: true);
        return key;
    }
}
