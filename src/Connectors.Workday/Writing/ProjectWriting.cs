using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;
using Microsoft.Extensions.Options;

namespace Connectors.Workday;

/// <summary>Submits projects under our key. The same request twice makes one project, because a create says that the id must be new.</summary>
internal sealed class ProjectWriting(WorkdayClient workday, IOptions<WorkdayOptions> options)
{
    private static readonly ProjectSlice Slice = new();

    public static WorkdayKey KeyOf(ExternalKey key) => new("Project_ID", key.Value);

    /// <summary>A project, null when there surely is none.</summary>
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, WorkdayKey key, CancellationToken ct = default)
    {
        var answer = await workday.TryCallAsync(connection, ProjectCalls.Find(key), ct);
        if (answer.IsSuccess)
            return SoapPage.Read(answer.Body, Slice).Records.FirstOrDefault();
        return answer.Faults.All(fault => fault.Rule == SoapFaultKinds.InvalidId) ? null : throw new ConnectorException(answer.Faults[0]);
    }

    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        var own = KeyOf(command.Key);
        var target = command.Target is { } known ? WorkdayKey.Parse(known.Id) : null;
        return command.Verb switch
        {
            WriteVerb.Create => await CreateAsync(connection, command, own, ct),
            WriteVerb.Upsert when target is null && await FindAsync(connection, own, ct) is null => await CreateAsync(connection, command, own, ct),
            WriteVerb.Upsert or WriteVerb.Update => await ChangeAsync(connection, command, target ?? own, ct),
            _ => new WriteResult.Refused(
                [new Fault(FaultKind.Unsupported, $"The adapter offers no {command.Verb} of projects. Close or inactivate them in Workday.")]),
        };
    }

    private async ValueTask<WriteResult> CreateAsync(Connection connection, WriteCommand command, WorkdayKey own, CancellationToken ct)
    {
        var body = ProjectBody.Read(command.Body, own, current: null);
        if (!body.IsSuccess)
            return new WriteResult.Refused(body.Faults);
        var answer = await workday.TryCallAsync(connection, ProjectCalls.Submit(existing: null, body.Value, options.Value.CompleteProjects), ct);
        if (answer.IsSuccess)
            return await WrittenAsync(connection, answer, own, created: true, ct);

        // An earlier try got through and its answer was lost. The words for a taken id are not documented: the id itself is asked for.
        var mayExist = answer.Faults.All(fault => fault.Kind is FaultKind.Duplicate or FaultKind.TargetInvalid);
        return mayExist && await FindAsync(connection, own, ct) is { } found
            ? new WriteResult.Written(found.Key, found.Version, Created: false)
            : VendorRefusal.Of(answer);
    }

    /// <remarks>Whether a field that is left out stays or is cleared is not documented: a change sends what stands there along.</remarks>
    private async ValueTask<WriteResult> ChangeAsync(Connection connection, WriteCommand command, WorkdayKey key, CancellationToken ct)
    {
        if (await FindAsync(connection, key, ct) is not { } current)
        {
            return new WriteResult.Refused(
                [new Fault(FaultKind.NotFound, $"No project with this {key.Type} is in Workday, or the user may not see it.")]);
        }

        var body = ProjectBody.Read(command.Body, own: null, current.Json);
        if (!body.IsSuccess)
            return new WriteResult.Refused(body.Faults);
        var answer = await workday.TryCallAsync(connection, ProjectCalls.Submit(key, body.Value, options.Value.CompleteProjects), ct);
        return answer.IsSuccess ? await WrittenAsync(connection, answer, key, created: false, ct) : VendorRefusal.Of(answer);
    }

    // An accepted answer can still say that the project has faults.
    private async ValueTask<WriteResult> WrittenAsync(
        Connection connection, VendorResponse answer, WorkdayKey key, bool created, CancellationToken ct)
    {
        var submitted = SubmitAnswer.Read(answer.Body);
        var written = new VendorKey(Projects.Type, (submitted.Key ?? key).ToString());
        if (submitted.Errors.IsEmpty)
        {
            return submitted.Key is not null || await FindAsync(connection, key, ct) is not null
                ? new WriteResult.Written(written, Version: null, created)
                : new WriteResult.InDoubt(new Fault(FaultKind.InDoubt, "Workday accepted a project without saying which, and does not show it yet."));
        }

        var place = await FindAsync(connection, key, ct) is null
            ? "The project is not in Workday." : "The project is in Workday as it is now: correct it there.";
        return new WriteResult.Refused([.. submitted.Errors.Select(error => error with { Message = $"{error.Message} {place}" })]);
    }
}
