using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

public sealed class AuthoredRecordTests
{
    private static readonly VendorReference Ada = new("kantata", "psa", "users", "7");

    [Test]
    public void It_is_the_typed_record_and_lists_its_references()
    {
        var record = AuthoredRecord.Of(Entry(), "desk-1");
        using var _ = Assert.EnterMultipleScope();
        Assert.That(record.As<TimeEntry>(), Is.EqualTo(Entry()));
        Assert.That(record.Key, Is.EqualTo(new VendorReference("connectors", "", "timeEntry", "desk-1")));
        Assert.That(record.References, Is.EqualTo(new[] { new CanonicalReference("/resource", "resource", Ada) }));
    }

    [Test]
    public void References_inside_lists_carry_their_place()
    {
        var resource = new Resource { Kind = ResourceKind.Named, Approvers = [Ref<Worker>.ByKey(Ada), Ref<Worker>.ByKey(Ada with { Value = "8" })] };
        Assert.That(
            AuthoredRecord.Of(resource, "1").References.Select(reference => (reference.Path, reference.Entity, reference.Key.Value)),
            Is.EqualTo(new[] { ("/approvers/0", "worker", "7"), ("/approvers/1", "worker", "8") }));
    }

    [Test]
    public void Its_hash_changes_with_the_content_only()
    {
        var hash = AuthoredRecord.Of(Entry(), "desk-1").ContentHash;
        var renamed = Entry() with { Resource = Ref<Resource>.ByKey(Ada, "Ada L."), ModifiedAt = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero) };
        using var _ = Assert.EnterMultipleScope();
        Assert.That(AuthoredRecord.Of(renamed, "desk-1").ContentHash, Is.EqualTo(hash));
        Assert.That(AuthoredRecord.Of(Entry() with { Note = "other" }, "desk-1").ContentHash, Is.Not.EqualTo(hash));
        Assert.That(hash, Does.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public void It_survives_its_envelope()
    {
        var record = AuthoredRecord.Of(Entry(), "desk-1");
        var line = CanonicalEnvelope.Write(record);
        Assert.That(CanonicalEnvelope.Write(CanonicalEnvelope.Read(line).Value!), Is.EqualTo(line));
    }

    private static TimeEntry Entry() => new()
    {
        Resource = Ref<Resource>.ByKey(Ada),
        WorkDate = new(2026, 11, 20),
        Duration = WorkTime.FromMinutes(25),
        Kind = TimeKind.Work,
        Billable = Billable.NoCharge,
        Status = TimeEntryStatus.Draft,
        Billing = BillingState.Unbilled,
    };
}
