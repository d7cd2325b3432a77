namespace Connectors.Contracts;

public class EntityCatalogTests
{
    [Test]
    public void Lists_the_contracts_by_area()
    {
        Assert.That(EntityCatalog.All.Select(entity => entity.Name), Is.EqualTo(new[]
        {
            "contact", "customer", "orgUnit", "resource", "worker", "opportunity", "contract", "rate", "expense", "project", "task", "timeEntry", "invoice", "payment",
        }));
    }

    [Test]
    public void Names_order_and_required_members_are_those_of_the_JSON_metadata()
    {
        Assert.Multiple(() =>
        {
            foreach (var entity in EntityCatalog.All)
                AreThoseOfJson(entity.Type, entity.Members, entity.Name);
        });

        static void AreThoseOfJson(Type type, IEnumerable<EntityMember> members, string at)
        {
            var metadata = ContractJson.Canonical.GetTypeInfo(type).Properties.Where(property => property.Get is not null && property.Name != "ext");
            Assert.That(members.Select(member => (member.Name, member.IsRequired)),
                Is.EqualTo(metadata.Select(property => (property.Name, property.IsRequired))), at);
            foreach (var member in members.Where(member => member.ValueKind == MemberKind.Object && member.ValueType != typeof(VendorReference)))
                AreThoseOfJson(member.ValueType!, member.Members, $"{at}.{member.Path}");
        }
    }

    [Test]
    public void Codes_count_from_zero_without_gaps() =>
        Assert.That(typeof(EntityCatalog).Assembly.GetTypes()
            .Where(type => type is { IsEnum: true, IsGenericType: false, Namespace: "Connectors.Contracts" })
            .Where(type => Enum.GetUnderlyingType(type) != typeof(int)
                || !Enum.GetValuesAsUnderlyingType(type).Cast<int>().SequenceEqual(Enumerable.Range(0, Enum.GetNames(type).Length))), Is.Empty);

    [Test]
    public void Finds_each_contract_under_its_name() =>
        Assert.That(EntityCatalog.All.Select(entity => entity.Type),
            Is.EquivalentTo(typeof(EntityCatalog).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ContractAttribute), inherit: false))));

    [Test]
    public void Every_contract_is_made_by_a_mapping_but_those_that_the_README_lists()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Connectors.sln")))
            root = root.Parent;
        var source = Path.Combine(root!.FullName, "src");
        var made = Directory.EnumerateFiles(source, "*.mapping.json", SearchOption.AllDirectories).Select(file =>
        {
            using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.GetProperty("target").GetProperty("entity").GetString()!;
        }).ToHashSet();
        var readme = File.ReadAllText(Path.Combine(source, "Connectors.Core", "README.md"));
        Assert.That(EntityCatalog.All.Select(entity => entity.Name).Where(name => !made.Contains(name)),
            Is.EquivalentTo(EntityCatalog.All.Select(entity => entity.Name).Where(name => readme.Contains($"`{name}` (a full type)"))));
    }

    [TestCase("timeEntry", "duration", MemberKind.WorkTime, true)]
    [TestCase("timeEntry", "project", MemberKind.Ref, false)]
    [TestCase("invoice", "lines.quantity", MemberKind.Decimal, false)]
    [TestCase("invoice", "lines[3].sources[0].source", MemberKind.Ref, true)]
    [TestCase("project", "budget.hours", MemberKind.WorkTime, false)]
    [TestCase("customer", "website", MemberKind.Text, false)]
    [TestCase("worker", "org.costCenter", MemberKind.Ref, false)]
    public void Finds_members_by_path(string entity, string path, MemberKind kind, bool isRequired)
    {
        var member = EntityCatalog.Find(entity)!.Find(path)!;
        Assert.That((member.Kind, member.IsRequired), Is.EqualTo((kind, isRequired)));
    }

    [TestCase("nothing", null)]
    [TestCase("timeEntry", "hours")]
    [TestCase("timeEntry", "Duration")]
    [TestCase("timeEntry", "ext")]
    public void Finds_nothing_where_there_is_nothing(string entity, string? path) =>
        Assert.That(path is null ? EntityCatalog.Find(entity) : (object?)EntityCatalog.Find(entity)!.Find(path), Is.Null);

    [Test]
    public void Tells_codes_entities_lengths_and_data_classes()
    {
        var entry = EntityCatalog.Find("timeEntry")!;
        Assert.Multiple(() =>
        {
            Assert.That(entry.Find("billable")!.Codes, Is.EqualTo(new[] { "unknown", "billable", "nonBillable", "noCharge" }));
            Assert.That(entry.Find("task")!.Entities, Is.EqualTo(new[] { "task" }));
            Assert.That(entry.Find("owner")!.Entities, Is.EqualTo(new[] { "worker", "user" }));
            Assert.That(entry.Find("note")!.DataClass, Is.EqualTo(DataClass.Personal));
            Assert.That(entry.Find("costRate")!.DataClass, Is.EqualTo(DataClass.Sensitive));
            Assert.That(entry.Find("workDate")!.DataClass, Is.EqualTo(DataClass.Business));
            Assert.That(EntityCatalog.Find("customer")!.Find("billTo.city")!.DataClass, Is.EqualTo(DataClass.Personal), "a part has the class of the whole");
            Assert.That(EntityCatalog.Find("customer")!.Find("taxRegistration.number")!.DataClass, Is.EqualTo(DataClass.Sensitive), "a member has the class of its type");
            Assert.That(EntityCatalog.Find("customer")!.Find("name")!.MaxLength, Is.EqualTo(255));
            Assert.That(EntityCatalog.Find("opportunity")!.Find("name")!.BlankIsValue, Is.True);
            Assert.That(EntityCatalog.IsReferable("role"), Is.True);
            Assert.That(EntityCatalog.IsReferable("rolle"), Is.False);
        });
    }

    [Test]
    public void Every_contract_has_the_audit_members_and_none_calls_a_list_required()
    {
        string[] audit = ["displayId", "createdAt", "createdBy", "modifiedAt", "modifiedBy", "owner", "org", "tags", "notes", "links", "number"];
        Assert.Multiple(() =>
        {
            foreach (var entity in EntityCatalog.All)
            {
                Assert.That(audit.Where(name => entity.Find(name) is null), Is.Empty, entity.Name);
                Assert.That(entity.All().Where(member => member is { Kind: MemberKind.List, IsRequired: true }), Is.Empty, entity.Name);
            }
        });
    }

    [Test]
    public void Asking_a_member_changes_neither_what_it_equals_nor_where_a_set_finds_it()
    {
        var (asked, other) = (Name(), Name());
        var hash = asked.GetHashCode();
        _ = (asked.Codes, asked.Entities, asked.Members);
        Assert.Multiple(() =>
        {
            Assert.That(asked.GetHashCode(), Is.EqualTo(hash));
            Assert.That(asked, Is.EqualTo(other));
            Assert.That(asked, Is.Not.EqualTo(other with { MaxLength = 40 }));
        });

        static EntityMember Name() => new() { Name = "name", Path = "name", Kind = MemberKind.Text, IsRequired = true, DataClass = DataClass.Business };
    }
}
