using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>Name and password of the integration system user, and the lock behind them. Thread-safe.</summary>
internal sealed class WorkdayPasswords(SandboxAccount account, WorkdaySettings settings)
{
    /// <summary>From memory.</summary>
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(30);
    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _lockedUntil = DateTimeOffset.MinValue;

    /// <summary>Whether the user may sign in; counts failures. A locked user is refused with the right password too, in the same words.</summary>
    /// <param name="userName">With the tenant behind <c>@</c>.</param>
    /// <param name="password">Null for anything but clear text.</param>
    /// <param name="tenantOptional">Whether the name may stand alone, as with HTTP Basic.</param>
    public bool Accepts(string? userName, string? password, bool tenantOptional = false)
    {
        lock (_gate)
        {
            if (account.Clock.Now < _lockedUntil) return false;
            var named = userName == $"{account.Options.UserName}@{account.Name}" || (tenantOptional && userName == account.Options.UserName);
            if (named && password is not null && Same(password, account.Options.Password))
            {
                _failures = 0;
                return true;
            }
            // Only failures of this user lock it.
            if (named && ++_failures == settings.LockAfter) (_failures, _lockedUntil) = (0, account.Clock.Now + LockTime);
            return false;
        }
    }

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
