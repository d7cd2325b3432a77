using System.Security.Cryptography;
using System.Text;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Workday;

/// <summary>Passwords that Workday has refused, by a fingerprint: they are not sent again for a while, because tries lock the user.</summary>
internal sealed class RefusedLogins(IOptions<WorkdayOptions> options, TimeProvider time)
{
    private readonly ConnectionMemory<(string Print, DateTimeOffset Until)> _refused = new();

    /// <exception cref="ConnectorException">This password was refused a short while ago.</exception>
    public void Check(Connection connection, BasicCredential login)
    {
        if (_refused.TryRecall(connection, out var known) && time.GetUtcNow() < known.Until && known.Print == PrintOf(login))
        {
            throw new ConnectorException(new Fault(
                FaultKind.Authentication,
                $"Workday refused this user and password of connection '{connection.Settings.Name}'; they are not tried again for "
                + $"{options.Value.LoginPauseMinutes} minutes, so that the user is not locked. Store the right password: it is tried at once.")
            { Rule = "login" });
        }
    }

    public void Remember(Connection connection, BasicCredential login)
    {
        var refusal = (PrintOf(login), time.GetUtcNow().AddMinutes(options.Value.LoginPauseMinutes));
        _refused.Change(connection, refusal, _ => refusal);
    }

    private static string PrintOf(BasicCredential login) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{login.UserName}\n{login.Password.Reveal()}")));
}
