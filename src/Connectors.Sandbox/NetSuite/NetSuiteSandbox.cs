using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>NetSuite: token endpoint, record service, SuiteQL, metadata catalogue and governance limits of one account.</summary>
internal sealed class NetSuiteSandbox : IVendorSandbox
{
    public string Vendor => "netsuite";

    public IReadOnlyList<SandboxRoute> Routes => NetSuiteRoutes.Served;

    public void Seed(SandboxAccount account) => NetSuiteSeed.Fill(NetSuiteState.Of(account).Books);

    public async Task HandleAsync(SandboxAccount account, HttpContext http)
    {
        var state = NetSuiteState.Of(account);
        try
        {
            if (NetSuiteTokenEndpoint.Serves(http.Request.Path)) await NetSuiteTokenEndpoint.AnswerAsync(state, http);
            else await (await AnswerAsync(state, http)).WriteAsync(http);
        }
        catch (NetSuiteRefusedException refused)
        {
            await NetSuiteReply.Of(refused).WriteAsync(http);
        }
    }

    /// <summary>The limit counts from sign-in to answer and is taken before the gate, so that requests that wait for the gate count too.</summary>
    private static async Task<NetSuiteReply> AnswerAsync(NetSuiteState state, HttpContext http)
    {
        NetSuiteSignIn.Check(state, http);
        if (!state.Concurrency.TryEnter()) throw NetSuiteErrors.TooManyAtOnce();
        try
        {
            var call = await NetSuiteCall.ReadAsync(state, http);
            if (state.Settings.DelayMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(state.Settings.DelayMs), state.Time, http.RequestAborted);
            state.CountRequest();
            lock (state.Account.Store.Gate) return NetSuiteRoutes.Answer(call);
        }
        finally
        {
            state.Concurrency.Leave();
        }
    }
}
