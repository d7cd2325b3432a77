using System.Collections.Concurrent;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Keeps every signed request where it leaves the process, with the secrets that it was signed with: they are made for the test.</summary>
internal sealed class SignatureTap(TokenBasedCredential credential, ConcurrentQueue<(HttpMethod Method, Uri Address, string Header)> kept)
    : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var header = request.Headers.Authorization!.ToString();
        kept.Enqueue((request.Method, request.RequestUri!, header));
        Keep(request.Method.Method, request.RequestUri!.AbsoluteUri, header, credential);
        return base.SendAsync(request, cancellationToken);
    }

    public static void Keep(string method, string url, string header, TokenBasedCredential credential) => JudgedTexts.Keep(JudgedTexts.Signatures,
    [
        new
        {
            method, url, header, consumerKey = credential.ConsumerKey, consumerSecret = credential.ConsumerSecret.Reveal(), token = credential.TokenId,
            tokenSecret = credential.TokenSecret.Reveal(),
        },
    ]);
}
