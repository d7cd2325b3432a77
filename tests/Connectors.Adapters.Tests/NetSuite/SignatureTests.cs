using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.NetSuite;
using Connectors.Tenancy;

namespace Connectors.Adapters.Tests.NetSuite;

/// <summary>Signatures of token-based authentication against worked examples.</summary>
public sealed class SignatureTests
{
    private static readonly TokenBasedCredential Photos = new("dpf43f3p2l4k3l03", new("kd94hf93k423kf44"), "nnch734d00sl2jdk", new("pfkkdhi9sl3r4s00"));

    [Test]
    public void What_is_signed_has_method_address_and_sorted_parameters_each_encoded()
    {
        var signature = NetSuiteSignature.Of(
            Photos, HttpMethod.Get, new("http://photos.example.net/photos?size=original&file=vacation.jpg"), "Photos",
            DateTimeOffset.FromUnixTimeSeconds(1191242096), "kllo9940pd9333jh");

        Assert.That(signature.BaseText, Is.EqualTo(
            "GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg%26oauth_consumer_key%3Ddpf43f3p2l4k3l03%26oauth_nonce%3Dkllo9940pd9333jh"
            + "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1191242096%26oauth_token%3Dnnch734d00sl2jdk%26oauth_version%3D1.0%26size%3Doriginal"));
    }

    [TestCase("https://a.example/p?b=2&a=1&a=0", "a%3D0%26a%3D1%26b%3D2%26oauth")]
    [TestCase("https://a.example/p?q=x%20IS%20%22%C3%84%26(B)*!'%22", "q%3Dx%2520IS%2520%2522%25C3%2584%2526%2528B%2529%252A%2521%2527%2522")]
    [TestCase("https://a.example/p?empty=&bare", "bare%3D%26empty%3D%26oauth")]
    [TestCase("https://a.example:443/p/eid:A%20B?x=1", "https%3A%2F%2Fa.example%2Fp%2Feid%3AA%2520B&oauth")]
    [TestCase("http://127.0.0.1:8080/p", "http%3A%2F%2F127.0.0.1%3A8080%2Fp&oauth")]
    public void Reserved_characters_are_encoded_once_in_the_address_and_anew_in_the_query(string address, string expected)
    {
        var signature = NetSuiteSignature.Of(Photos, HttpMethod.Get, new(address), "R", DateTimeOffset.UnixEpoch, "nonce-1");
        Assert.That(signature.BaseText, Does.Contain(expected));
    }

    [Test]
    public void Ten_signatures_that_two_other_libraries_agree_on_are_made_alike()
    {
        if (SharedData.Folder("netsuite") is not { } folder)
        {
            Assert.Ignore("The worked signatures (shared/data/netsuite beside the repository) are not on this machine.");
            return;
        }

        using var examples = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "oauth1_hmac_sha256_vectors.json")));
        Assert.That(examples.RootElement.GetArrayLength(), Is.EqualTo(10));
        Assert.Multiple(() =>
        {
            foreach (var example in examples.RootElement.EnumerateArray())
            {
                string Text(string name) => example.GetProperty(name).GetString()!;
                var signature = NetSuiteSignature.Of(
                    new(Text("consumerKey"), new(Text("consumerSecret")), Text("tokenId"), new(Text("tokenSecret"))),
                    new(Text("method")), new(Text("url")), Text("realm"),
                    DateTimeOffset.FromUnixTimeSeconds(example.GetProperty("timestamp").GetInt64()), Text("nonce"));
                Assert.That(signature.BaseText, Is.EqualTo(Text("baseString")), Text("url"));
                Assert.That(signature.Value, Is.EqualTo(Text("signature")), Text("url"));
                Assert.That(Sorted("OAuth " + signature.ToHeader()), Is.EqualTo(Sorted(Text("authorizationHeader"))), Text("url"));
            }
        });
    }

    private static string[] Sorted(string header) => [.. AuthenticationHeaderValue.Parse(header).Parameter!.Split(", ").Order(StringComparer.Ordinal)];
}
