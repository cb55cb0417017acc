package org.outlay.fund;

import java.util.List;
import java.util.function.Consumer;
import org.outlay.policy.Shortage;

/**
 * The account of one fund, run through the years of one replicate after another. In a year the fund
 * gets its appropriation; if that is short, a supplement and an advance on the next year's, as far
 * as it may; it pays arrears and demand as its {@link Shortage} says; what it may not keep lapses.
 * Used by one thread.
 */
public final class FundAccount {
  private final FundTerms terms;
  private final boolean overruns;
  private final Money money;
  private final Queue queue;

  /** Got in advance in the year before. */
  private long borrowed;

  /** Hears of each year. */
  public interface Listener {
    /** One year. */
    void year(LedgerRow row, Settlement settlement);
  }

  public FundAccount(FundTerms terms, List<Claim> claims) {
    this.terms = terms;
    this.overruns = terms.shortage().pay() == Shortage.Pay.EVERYTHING;
    this.money = new Money(terms.carryOver(), terms.years());
    this.queue = new Queue(terms.shortage(), claims, terms.years());
  }

  /**
   * Runs all years.
   *
   * @param replicate number for the rows
   * @param demand fen that falls due, by year and claim
   */
  public void run(int replicate, long[][] demand, Listener listener) {
    money.reset();
    queue.reset();
    borrowed = 0;
    for (int year = 0; year < terms.years(); year++) {
      listener.year(year(replicate, year, demand[year]), queue);
    }
  }

  /** The rows of one replicate. */
  public void run(int replicate, long[][] demand, Consumer<LedgerRow> rows) {
    run(replicate, demand, (row, settlement) -> rows.accept(row));
  }

  private LedgerRow year(int replicate, int year, long[] demand) {
    long opening = money.balance();
    long appropriation = terms.appropriation(year);
    long arrears = queue.total();
    queue.add(year, demand);
    long due = queue.total();
    long receipts = receipts(year, due - opening - appropriation);
    money.receive(year, appropriation);
    money.receive(year, receipts);
    long available = opening + appropriation + receipts;
    long paid = queue.pay(overruns ? due : Math.max(0, available));
    money.spend(paid);
    long forgone = queue.forgo(year);
    long lapsed = money.lapse(year) + (terms.ends(year) ? money.end() : 0);
    return new LedgerRow(
        replicate,
        terms.name(),
        terms.from() + year,
        opening,
        appropriation,
        receipts,
        arrears,
        due - arrears,
        paid,
        queue.total(),
        forgone,
        Math.max(0, due - available),
        lapsed,
        money.balance());
  }

  /** Supplement and advance of a year, less what the year before was advanced. */
  private long receipts(int year, long missing) {
    long gap = Math.max(0, missing + borrowed);
    long supplement = Math.min(gap, terms.mostSupplement(year));
    long advance = Math.min(gap - supplement, terms.mostAdvance(year));
    long receipts = supplement + advance - borrowed;
    borrowed = advance;
    return receipts;
  }
}
