namespace Connectors.Crash.Tests;

/// <summary>Two flows against each other over Jira's and Kantata's own forms, which do not hold the same: no loop, one write for one edit.</summary>
[Category("F31")]
public sealed class LoopTests
{
    [Test]
    public async Task An_edit_on_either_side_is_one_write_on_the_other_and_a_comment_is_none()
    {
        await using var scene = await Scene.OpenAsync();
        await using var both = new BothWays(scene);
        using var jira = new JiraPerson(scene, "acme");
        var first = await both.ConvergeAsync();
        var issue = await jira.OpenIssueAsync();

        await jira.CommentAsync(issue);
        var commented = await both.ConvergeAsync();
        await jira.FinishAsync(issue);
        var finished = await both.ConvergeAsync();
        var story = await both.StoryOfAsync(issue);
        await both.PutStoryAsync(story["id"]!.ToString(), "started");
        var reopened = await both.ConvergeAsync();
        var category = await jira.CategoryOfAsync(issue);
        await both.PutStoryAsync(story["id"]!.ToString(), "completed");
        var closed = await both.ConvergeAsync();
        var second = await jira.CategoryOfAsync(issue);

        Assert.Multiple(() =>
        {
            Assert.That(first.There, Is.GreaterThan(10));
            Assert.That(first.Back, Is.Zero, "What came from Jira does not go back to it.");
            Assert.That(commented, Is.EqualTo((0, 0)));
            Assert.That((finished, story["state"]!.ToString()), Is.EqualTo(((1, 0), "completed")));
            Assert.That((reopened, category), Is.EqualTo(((0, 1), "indeterminate")));
            Assert.That((closed, second), Is.EqualTo(((0, 1), "done")), "The second edit reaches the same issue: it makes no other one.");
        });
    }
}
