using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>A call of a SOAP service: read, sign in, find the operation by the first element of the body, answer.</summary>
internal static partial class WorkdaySoapRoute
{
    private const int First = 42;
    private const int Last = 47;

    public static async Task AnswerAsync(WorkdayState state, HttpContext http, string service, string version)
    {
        XElement answer;
        try
        {
            var body = await ReadAsync(http);
            lock (state.Account.Store.Gate) answer = Answer(state, http, body, service, version);
        }
        catch (WorkdayFaultException fault)
        {
            await WorkdaySoapReply.WriteAsync(http, WorkdayFaults.In(state.Settings.FaultDetail, fault));
            return;
        }
        await WorkdaySoapReply.WriteAsync(http, answer);
    }

    public static bool IsVersion(string text) =>
        Version().Match(text) is { Success: true } match && int.Parse(match.Groups["number"].ValueSpan) is >= First and <= Last;

    private static XElement Answer(WorkdayState state, HttpContext http, byte[] body, string service, string version)
    {
        var envelope = WorkdayEnvelope.Of(Parse(body));
        if (!SignsIn(state, http, envelope)) throw WorkdayFaults.SignIn();
        if (!IsVersion(version) || envelope.Request.Name.Namespace != WorkdayXml.Wd) throw WorkdayFaults.NoOperation();
        var operation = WorkdayOperations.Find(service, envelope.Request.Name.LocalName) ?? throw WorkdayFaults.NoOperation();
        LoggedTarget.Names(http, operation.Name);
        if (state.Settings.IsDenied(operation.Name)) throw WorkdayFaults.NotAuthorized();
        WorkdayRequestCheck.Demand(state, service, envelope.Request);
        return operation.Answer(new(state, version, envelope.Request, new(state.Times, envelope.Descriptors)));
    }

    private static bool SignsIn(WorkdayState state, HttpContext http, WorkdayEnvelope envelope) => WorkdayAuthorization.HasBearer(http)
        ? WorkdayAuthorization.IsBearer(state, http)
        : state.Passwords.Accepts(envelope.UserName, envelope.Password);

    private static XElement Parse(byte[] body)
    {
        try
        {
            return WorkdayXmlReader.Read(body);
        }
        catch (XmlException broken)
        {
            throw WorkdayFaults.Malformed(broken.Message);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0)
        {
            buffer.Write(part, 0, read);
            if (buffer.Length > WorkdayXmlReader.MaxCharacters) throw WorkdayFaults.Malformed("The request is too large.");
        }
        return buffer.ToArray();
    }

    [GeneratedRegex(@"^v(?<number>\d{1,3})(\.\d)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
