using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>
/// The public key that the client uploaded, as PEM of a key or of a certificate, and the signatures that the vendor accepts from it.
/// </summary>
internal sealed class NetSuiteCertificate(string pem)
{
    private const int LeastRsaBits = 3072;

    /// <summary>Null when the signature is good, otherwise the reason for the audit trail.</summary>
    public string? Refuse(string algorithm, string signedText, byte[] signature)
    {
        try
        {
            return Verify(algorithm, signedText, signature);
        }
        catch (CryptographicException)
        {
            return "InvalidCertificate";
        }
    }

    private string? Verify(string algorithm, string signedText, byte[] signature) => algorithm switch
    {
        "PS256" => RefuseRsa(HashAlgorithmName.SHA256, signedText, signature),
        "PS384" => RefuseRsa(HashAlgorithmName.SHA384, signedText, signature),
        "PS512" => RefuseRsa(HashAlgorithmName.SHA512, signedText, signature),
        "ES256" => RefuseCurve(256, HashAlgorithmName.SHA256, signedText, signature),
        "ES384" => RefuseCurve(384, HashAlgorithmName.SHA384, signedText, signature),
        "ES512" => RefuseCurve(521, HashAlgorithmName.SHA512, signedText, signature),
        _ => "InvalidAlgorithm",
    };

    private string? RefuseRsa(HashAlgorithmName hash, string signedText, byte[] signature)
    {
        using var rsa = Rsa();
        if (rsa is null) return "InvalidKeyType";
        if (rsa.KeySize < LeastRsaBits) return "InvalidKeyLength";
        return rsa.VerifyData(Encoding.ASCII.GetBytes(signedText), signature, hash, RSASignaturePadding.Pss) ? null : "InvalidSignature";
    }

    /// <summary>The signature is r and s side by side; the DER form that other tools write does not verify.</summary>
    private string? RefuseCurve(int bits, HashAlgorithmName hash, string signedText, byte[] signature)
    {
        using var curve = Curve();
        if (curve is null) return "InvalidKeyType";
        if (curve.KeySize != bits) return "InvalidKeyLength";
        return curve.VerifyData(Encoding.ASCII.GetBytes(signedText), signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? null
            : "InvalidSignature";
    }

    private bool IsCertificate => pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal);

    private RSA? Rsa()
    {
        if (IsCertificate)
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey();
        }
        var rsa = RSA.Create();
        return Imported(rsa) ? rsa : null;
    }

    private ECDsa? Curve()
    {
        if (IsCertificate)
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetECDsaPublicKey();
        }
        var curve = ECDsa.Create();
        return Imported(curve) ? curve : null;
    }

    private bool Imported(AsymmetricAlgorithm key)
    {
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return false;
        }
    }
}
