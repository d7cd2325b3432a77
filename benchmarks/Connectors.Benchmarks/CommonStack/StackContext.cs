using Microsoft.EntityFrameworkCore;

namespace Connectors.Benchmarks;

/// <summary>The tables of the common stack: what is known of each record, what is to be done, and how far the source was read.</summary>
internal sealed class StackContext(string connectionString) : DbContext
{
    public DbSet<StackSeen> Seen => Set<StackSeen>();

    public DbSet<StackRun> Runs => Set<StackRun>();

    public DbSet<StackWork> Work => Set<StackWork>();

    public DbSet<StackPosition> Positions => Set<StackPosition>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<StackSeen>().HasKey(seen => seen.Record);
        model.Entity<StackRun>().HasKey(run => run.Key);
        model.Entity<StackRun>().Property(run => run.Source).HasColumnType("jsonb");
        model.Entity<StackWork>().HasKey(work => work.Id);
        model.Entity<StackPosition>().HasKey(position => position.Stream);
    }
}
