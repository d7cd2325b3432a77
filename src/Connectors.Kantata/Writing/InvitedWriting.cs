using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata;

/// <summary>Writes a user, who comes into being by invitation only: a recipe of steps that can each be repeated.</summary>
/// <remarks>
/// Found by our reference, the user is complete. Else: found by e-mail address or invited; rates put on the membership; our reference written
/// last. Whatever cuts the recipe short, a repeat goes on with the user that is there, and nobody is found by our key before all is done.
/// Name, address and permission of someone who is a user already are theirs and are never changed.
/// </remarks>
internal sealed class InvitedWriting(KantataClient kantata, ExternalReferences references, AccountUsers people)
{
    public async ValueTask<WriteResult> WriteAsync(Connection connection, KantataResource users, WriteCommand command, CancellationToken ct = default)
    {
        if (command.Verb is WriteVerb.Delete or WriteVerb.Archive)
        {
            return Refused(FaultKind.Unsupported, $"The adapter offers no {command.Verb} of 'users'. Do it at Kantata.");
        }

        if (command.ExpectedVersion is not null)
        {
            return Refused(FaultKind.Unsupported, "Kantata keeps no version of a user, so a change cannot depend on one.");
        }

        var found = command.Target is { } target
            ? await kantata.ShowAsync(connection, users, target.Id, ct)
            : await references.FindAsync(connection, users, command.Key, ct);
        return (command.Verb, found) switch
        {
            (WriteVerb.Create, { } complete) => Written(complete.Key, isNew: false),
            (_, { } user) => await SetRatesAsync(connection, AccountUser.Of(user, RelatedRecords.None), command, ct)
                ?? Written(user.Key, isNew: false),
            (WriteVerb.Create or WriteVerb.Upsert, null) when command.Target is null => await AddAsync(connection, users, command, ct),
            _ => Refused(FaultKind.NotFound, "No user of the account carries this key, so there is nothing to change."),
        };
    }

    private async ValueTask<WriteResult> AddAsync(Connection connection, KantataResource users, WriteCommand command, CancellationToken ct)
    {
        if (MembershipFields.Text(command.Body, MembershipFields.Email) is not { } address)
        {
            return Refused(
                FaultKind.TargetInvalid, "People are invited by e-mail address, and there is none. Add it at its source.", MembershipFields.Email);
        }

        var there = await people.WithAddressAsync(connection, users, address, ct);
        if (!there.IsEmpty)
        {
            return await CompleteAsync(connection, there, command, isNew: false, ct);
        }

        var (isNew, end) = await InviteAsync(connection, command, ct);
        if (end is not null)
        {
            return end;
        }

        try
        {
            there = await people.WithAddressAsync(connection, users, address, ct);
            return await CompleteAsync(connection, there, command, isNew, ct);
        }
        catch (ConnectorException passing) when (passing.Fault.Policy.IsRetryable)
        {
            // The person is invited: this is no longer a write that did nothing.
            return InDoubt(passing.Fault);
        }
    }

    /// <summary>Nothing to end with when the address is invited now, by us or by someone in the same moment.</summary>
    private async ValueTask<(bool IsNew, WriteResult? End)> InviteAsync(Connection connection, WriteCommand command, CancellationToken ct)
    {
        var body = RecordBody.Part(MembershipFields.Invitation, command.Body, MembershipFields.IsOfInvitation)!.Value;
        try
        {
            var response = await kantata.CreateAsync(connection, MembershipFields.Invitation, body, ct);
            return response.IsSuccess ? (true, null)
                : response.Faults.FirstOrDefault(fault => fault.Kind == FaultKind.InDoubt) is { } inDoubt ? (true, InDoubt(inDoubt))
                : response.Faults.All(fault => fault.Kind == FaultKind.Duplicate) ? (false, null)
                : (false, (WriteResult)VendorRefusal.Of(response));
        }
        catch (ConnectorException broken) when (broken.Fault.Kind is FaultKind.InDoubt or FaultKind.VendorDefect)
        {
            return (true, InDoubt(broken.Fault));
        }
    }

    private async ValueTask<WriteResult> CompleteAsync(
        Connection connection, ImmutableArray<AccountUser> there, WriteCommand command, bool isNew, CancellationToken ct)
    {
        if (there is not [var user])
        {
            return there.IsEmpty
                ? InDoubt(new(FaultKind.InDoubt, "The address is invited at Kantata, and no user with it is shown yet."))
                : Refused(
                    FaultKind.Duplicate,
                    $"Several users of Kantata have this e-mail address: {string.Join(", ", there.Select(one => one.Key))}. "
                    + "Give all but one another address.",
                    MembershipFields.Email);
        }

        if (user.IsDisabled)
        {
            return Refused(
                FaultKind.TargetInvalid, $"{user.Key} has this e-mail address and is disabled at Kantata. Enable the user there, then send again.");
        }

        if (ExternalReferences.IsTaken(user.Record, user.Related, command.Key))
        {
            return Refused(FaultKind.Duplicate, $"{user.Key} has this e-mail address and stands for another record of ours already. "
                + "Give the two records addresses of their own, or remove the external reference.", MembershipFields.Email);
        }

        if (await SetRatesAsync(connection, user, command, ct) is { } refused)
        {
            return refused;
        }

        var response = await references.SetAsync(connection, "User", user.Key.Id, command.Key, ct);
        return response.IsSuccess ? Written(user.Key, isNew) : VendorRefusal.Of(response);
    }

    /// <summary>Null when the membership shows what was sent.</summary>
    private async ValueTask<WriteResult?> SetRatesAsync(Connection connection, AccountUser user, WriteCommand command, CancellationToken ct)
    {
        if (RecordBody.Part(MembershipFields.Membership, command.Body, MembershipFields.IsOfMembership) is not { } body)
        {
            return null;
        }

        if (user.MembershipId is not { } id)
        {
            return Refused(FaultKind.Authorisation, $"Kantata shows no account membership of {user.Key}. Use the token of an account administrator.");
        }

        var response = await kantata.UpdateAsync(connection, MembershipFields.Membership, id, body, ct);
        if (!response.IsSuccess)
        {
            return VendorRefusal.Of(response);
        }

        var kept = KantataPage.Read(response.Body, MembershipFields.Membership.Collection).Records.FirstOrDefault(record => record.Key.Id == id)
            ?? throw new ConnectorException(new(FaultKind.VendorDefect, "Kantata accepted a change of an account membership and does not show it."));
        var lost = MembershipFields.NotKept(command.Body, kept.Json);
        return lost.IsEmpty
            ? null
            : Refused(FaultKind.Authorisation, $"Kantata did not keep {string.Join(", ", lost)} of {user.Key}. "
                + "The token's user needs the right to rates.", lost[0]);
    }

    private static WriteResult Written(VendorKey key, bool isNew) => new WriteResult.Written(key, Version: null, isNew);

    private static WriteResult InDoubt(Fault fault) => new WriteResult.InDoubt(fault with { Kind = FaultKind.InDoubt });

    private static WriteResult Refused(FaultKind kind, string message, string? member = null) =>
        new WriteResult.Refused([new(kind, message) { Path = member is null ? null : "/" + member }]);
}
