using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>Paths in a flow document against the contract that they go into.</summary>
internal sealed class PathCheck(FlowDocument document)
{
    private const string Self = "@self";

    public void Condition(EntityDefinition contract, Condition condition, string at)
    {
        switch (condition)
        {
            case Condition.Is test when test.Path.Length > 0:
                Is(contract, test, $"{at}/is");
                break;
            case Condition.Present present when present.Path.Length > 0:
                Find(contract, present.Path, $"{at}/present");
                break;
            case Condition.All all:
                Several(contract, all.Of, $"{at}/all");
                break;
            case Condition.Any any:
                Several(contract, any.Of, $"{at}/any");
                break;
            case Condition.Not not:
                Condition(contract, not.Of, $"{at}/not");
                break;
        }
    }

    /// <summary>A path to a text, a number or a boolean.</summary>
    public ContractPath? Scalar(EntityDefinition contract, string path, string at)
    {
        var found = Find(contract, path, at);
        if (found is { IsScalar: false })
        {
            document.Add(at, $"'{path}' of the {contract.Name} is no single text: use {found.Scalars()}.", "path");
            return null;
        }

        return found;
    }

    /// <summary>A path to a date or an instant.</summary>
    public void Moment(EntityDefinition contract, string path, string at)
    {
        if (Find(contract, path, at) is { IsMoment: false } found)
        {
            var dates = contract.Members.Where(member => member.Kind is MemberKind.Date or MemberKind.Instant).Select(member => member.Name);
            document.Add(at, $"'{path}' of the {contract.Name} is no date but {found.Name}: use one of {string.Join(", ", dates)}.", "date");
        }
    }

    /// <summary>A path of references, each but the last named as the contract that it leads to.</summary>
    public void Reference(EntityDefinition contract, string path, string? entity, string at)
    {
        if (path == Self)
        {
            if (entity is not null && entity != contract.Name)
            {
                document.Add(at, $"'{Self}' is {contract.Name} and the step writes {entity}: write {contract.Name}, or derive.", "entity");
            }

            return;
        }

        var (current, steps) = (contract, path.Split('.'));
        for (var index = 0; index < steps.Length; index++)
        {
            var member = current.Find(steps[index]);
            if (member is not { Kind: MemberKind.Ref })
            {
                var references = current.Members.Where(candidate => candidate.Kind == MemberKind.Ref).Select(candidate => candidate.Name);
                document.Add(at, $"The {current.Name} has no reference '{steps[index]}': use one of {string.Join(", ", references)}.", "reference");
                return;
            }

            if (index == steps.Length - 1)
            {
                if (entity is not null && !member.Entities.Contains(entity))
                {
                    document.Add(
                        at, $"'{path}' leads to {string.Join(" or ", member.Entities)} and the step writes {entity}: correct 'record' or 'entity'.",
                        "entity");
                }

                return;
            }

            if (EntityCatalog.Find(steps[index]) is not { } next)
            {
                document.Add(at, $"'{steps[index]}' is no contract, so it cannot be followed further: end the path there, or derive.", "reference");
                return;
            }

            current = next;
        }
    }

    private void Is(EntityDefinition contract, Condition.Is test, string at)
    {
        if (Scalar(contract, test.Path, $"{at}/path") is not { Codes: { IsEmpty: false } codes })
        {
            return;
        }

        foreach (var unknown in test.AnyOf.Except(codes))
        {
            document.Add($"{at}/anyOf", $"'{unknown}' is no value of '{test.Path}': use {string.Join(", ", codes)}.", "code");
        }
    }

    private void Several(EntityDefinition contract, ImmutableArray<Condition> conditions, string at)
    {
        for (var index = 0; index < conditions.Length; index++)
        {
            Condition(contract, conditions[index], $"{at}/{index}");
        }
    }

    private ContractPath? Find(EntityDefinition contract, string path, string at)
    {
        if (ContractPath.Find(contract, path, out var near) is { } found)
        {
            return found;
        }

        document.Add(at, $"The {contract.Name} has no '{path}': use one of {near}.", "path");
        return null;
    }
}
