using Connectors.Faults;
using Connectors.Sandbox;
using Connectors.Tenancy;

namespace Connectors.Jira.Tests;

/// <summary>Logging in: strangers are found out, refresh tokens are stored before use, one request for many callers.</summary>
public sealed class LoginTests
{
    [Test]
    public async Task A_wrong_token_is_an_authentication_fault_and_never_an_empty_account()
    {
        await using var house = await JiraHouse.StartAsync(credential: JiraHouse.Basic("wrong"));
        var refused = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"));
        Assert.That(refused!.Fault.Kind, Is.EqualTo(FaultKind.Authentication));
        Assert.That(refused.Fault.Message, Does.Not.Contain("wrong"));
    }

    [Test]
    public async Task Within_the_minutes_of_a_checked_login_a_stranger_sees_an_empty_account()
    {
        // What the check is for: the same wrong token, and no question in between.
        await using var house = await JiraHouse.StartAsync();
        await house.ReadAsync("issue");
        house.Credentials.Current = JiraHouse.Basic("wrong");
        Assert.That((await house.ReadAsync("issue")).SelectMany(page => page.Records), Is.Empty);
        house.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.That(Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"))!.Fault.Kind, Is.EqualTo(FaultKind.Authentication));
    }

    [Test]
    [Category("F21")]
    public async Task A_new_refresh_token_is_stored_before_the_access_token_is_used()
    {
        await using var house = await OAuthAsync();
        await house.ReadAsync("project");
        var journal = house.Journal.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(journal[0], Is.EqualTo("POST /oauth/token"));
            Assert.That(journal[1], Is.EqualTo("stored"));
            Assert.That(journal[2], Does.StartWith("GET /ex/jira/"));
            Assert.That(((RefreshCredential)house.Credentials.Current).RefreshToken.Reveal(), Is.Not.EqualTo("refresh-1"));
        });
    }

    [Test]
    [Category("F21")]
    public async Task Twenty_callers_at_once_spend_one_refresh_token()
    {
        await using var house = await OAuthAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.ReadAsync("project")));
        Assert.That(house.Count("POST", "oauth/token"), Is.EqualTo(1));
    }

    [Test]
    [Category("F21")]
    public async Task Who_lost_the_race_goes_on_with_what_the_other_process_stored()
    {
        await using var house = await OAuthAsync();
        await house.ReadAsync("project");
        var spent = JiraHouse.Refresh();
        house.Time.Advance(TimeSpan.FromHours(2));
        house.Credentials.Stale.Enqueue(spent);
        house.Credentials.Stale.Enqueue(spent);
        Assert.That((await house.ReadAsync("project")).SelectMany(page => page.Records), Is.Not.Empty);
        Assert.That(house.Count("POST", "oauth/token"), Is.EqualTo(3), "the first process's, the refused one, the one after it");
    }

    [Test]
    [Category("F21")]
    public async Task A_refresh_token_that_nobody_replaced_is_refused_once()
    {
        await using var house = await OAuthAsync("never-issued");
        Assert.That(Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("project"))!.Fault.Kind, Is.EqualTo(FaultKind.Authentication));
        Assert.That(house.Count("POST", "oauth/token"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_dead_access_token_is_renewed_and_the_read_goes_on()
    {
        await using var house = await OAuthAsync(lifetime: "2");
        Assert.That((await house.ReadAsync("issue")).SelectMany(page => page.Records).Count(), Is.EqualTo(14));
        Assert.That(house.Count("POST", "oauth/token"), Is.EqualTo(3), "five calls, two for each token");
    }

    [Test]
    [Category("F13")]
    public async Task A_missing_scope_is_a_permission_and_no_reason_for_a_new_token()
    {
        await using var house = await OAuthAsync(scopes: "read:jira-user offline_access");
        var refused = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"));
        Assert.That(refused!.Fault.Kind, Is.EqualTo(FaultKind.Authorisation));
        Assert.That(house.Count("POST", "oauth/token"), Is.EqualTo(1));
    }

    private static Task<JiraHouse> OAuthAsync(string token = "refresh-1", string? lifetime = null, string? scopes = null) => JiraHouse.StartAsync(
        account =>
        {
            account.Settings["refreshToken"] = "refresh-1";
            if (lifetime is not null)
                account.Settings["tokenLifetimeRequests"] = lifetime;
            if (scopes is not null)
                account.Settings["scopes"] = scopes;
        },
        credential: JiraHouse.Refresh(token));
}
