using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The bearer token of a request, or its signature. Token life runs on the account's virtual clock.</summary>
internal static class NetSuiteSignIn
{
    public static void Check(NetSuiteState state, HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0) throw NetSuiteErrors.Login(state.Realm);
        var parts = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts[0].Equals("OAuth", StringComparison.OrdinalIgnoreCase))
        {
            if (new NetSuiteSignedRequest(state, http).Refuse() is not { } reason) return;
            lock (state.Account.Store.Gate) state.Books.Audit(reason);
            throw NetSuiteErrors.SignedLogin(state.Realm, reason);
        }
        if (!parts[0].Equals("Bearer", StringComparison.OrdinalIgnoreCase)) throw NetSuiteErrors.Login(state.Realm);
        if (parts.Length != 2) throw NetSuiteErrors.MalformedLogin(state.Realm);
        if (!state.Tokens.Use(parts[1], state.Account.Clock.Now)) throw NetSuiteErrors.Login(state.Realm);
    }
}
