/**
 * Checks that nothing was lost: counts the topics of facts again and compares them with the books,
 * and shows and replays what was rejected.
 *
 * <p>In: topics of facts, {@code dx.dq.ledger.v1}, {@code dx.dq.rejected.v1}, {@code
 * dx.dq.late.v1}, committed records only. Out: a report, or rejected records sent again. {@link
 * vn.dxpulse.app.audit.LedgerAudit} is the check itself, pure; start with {@link
 * vn.dxpulse.app.audit.Verification}. It shares no code with the streams application that keeps the
 * books, or it would repeat its mistakes.
 */
package vn.dxpulse.app.audit;
