namespace Connectors.Limits;

/// <summary>Who waits for a connection's budget: first come, first served among urgent requests and among the others; of four that go, three are
/// urgent while both wait. Not thread-safe: its connection's lock guards it.</summary>
internal sealed class WaitingLine
{
    private const int UrgentInARow = 3;
    private readonly LinkedList<BudgetWaiter> _urgent = [];
    private readonly LinkedList<BudgetWaiter> _others = [];
    private int _inARow;

    public int Count => _urgent.Count + _others.Count;

    public LinkedListNode<BudgetWaiter> Add(BudgetWaiter waiter) => (waiter.Request.IsUrgent ? _urgent : _others).AddLast(waiter);

    /// <summary>All in the order of their turns; those that were handed out last may be removed.</summary>
    public IEnumerable<LinkedListNode<BudgetWaiter>> InTurn()
    {
        var (urgent, other, inARow) = (_urgent.First, _others.First, _inARow);
        while ((urgent ?? other) is not null)
        {
            var isUrgent = urgent is not null && (other is null || inARow < UrgentInARow);
            var node = isUrgent ? urgent! : other!;
            if (isUrgent)
                urgent = node.Next;
            else
                other = node.Next;
            inARow = isUrgent ? inARow + 1 : 0;
            yield return node;
        }
    }

    /// <summary>Takes out one that goes.</summary>
    public void Grant(LinkedListNode<BudgetWaiter> node)
    {
        // A row counts only while others wait: urgent requests that went alone take nothing from anyone.
        _inARow = node.List == _urgent && _others.Count > 0 ? _inARow + 1 : 0;
        node.List!.Remove(node);
    }
}
