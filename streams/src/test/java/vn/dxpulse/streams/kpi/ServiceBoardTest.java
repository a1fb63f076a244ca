package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.ServiceLevel;
import vn.dxpulse.streams.entity.FactTime;

class ServiceBoardTest {

  private final ServiceBoard board = new ServiceBoard();

  @Property
  void endsTheSameInAnyOrderAndWithAnyRepetition(
      @ForAll("listings") List<Listing> listings, @ForAll Random random) {
    List<Listing> again = new ArrayList<>(listings);
    listings.stream().filter(listing -> random.nextBoolean()).forEach(again::add);
    Collections.shuffle(again, random);

    assertThat(readings(after(again))).isEqualTo(readings(after(listings)));
    assertThat(after(again).isSimulated(0)).isEqualTo(after(listings).isSimulated(0));
  }

  @Property
  void countsWhatTheLatestListingOfEachServiceSays(@ForAll("listings") List<Listing> listings) {
    Map<String, Listing> latest = new HashMap<>();
    listings.forEach(
        listing ->
            latest.merge(
                listing.service(), listing, (a, b) -> b.time().compareTo(a.time()) > 0 ? b : a));
    long offered =
        latest.values().stream().filter(l -> l.level() != ServiceLevel.WITHDRAWN).count();
    long onPhone =
        latest.values().stream()
            .filter(l -> l.level() != ServiceLevel.WITHDRAWN && l.onPhone())
            .count();

    Map<String, Reading> readings = readings(after(listings));

    assertThat(readings.get("services_offered"))
        .isEqualTo(latest.isEmpty() ? new Reading.Unknown() : new Reading.Count(offered));
    assertThat(readings.get("services_on_phone_share"))
        .isEqualTo(new Reading.Ratio(onPhone, offered));
  }

  @Property
  void isTheSameAfterItsCellsWereRestored(@ForAll("listings") List<Listing> listings) {
    KpiBoard stopped = Boards.empty();
    listings.forEach(listing -> stopped.list(0, listing));
    stopped.advanceTo(Boards.START_MS);
    Boards.Changelog changelog = new Boards.Changelog();
    changelog.keep(stopped);

    assertThat(Boards.published(changelog.unpublished(Boards.START_MS)))
        .isEqualTo(Boards.published(stopped));
  }

  @Test
  void doesNotCountAnOldLevelOnTheNewScale() {
    board.list(0, listing("a", ServiceLevel.LEVEL_4, 1));
    board.list(0, listing("b", ServiceLevel.FULL_PROCESS, 1));
    board.list(0, listing("c", ServiceLevel.PARTIAL, 1));

    assertThat(readings(board))
        .containsEntry("services_full_process_share", new Reading.Ratio(1, 2))
        .containsEntry("services_level4_share", new Reading.Ratio(1, 1))
        .containsEntry("services_offered", new Reading.Count(3));
    board.list(0, listing("a", ServiceLevel.INFORMATION, 2));
    assertThat(readings(board))
        .containsEntry("services_full_process_share", new Reading.Ratio(1, 3))
        .containsEntry("services_level4_share", new Reading.Ratio(0, 0));
  }

  @Test
  void keepsUnitsApart() {
    board.list(0, listing("a", ServiceLevel.PARTIAL, 1));

    assertThat(board.reading(1, kpi("services_offered"))).isEqualTo(new Reading.Unknown());
  }

  @Provide
  Arbitrary<List<Listing>> listings() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c"),
            Arbitraries.of(ServiceLevel.class),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 4),
            Arbitraries.strings().alpha().ofLength(3),
            Arbitraries.of(true, false))
        .as(
            (service, level, onPhone, timeMs, id, simulated) ->
                new Listing(service, level, onPhone, new FactTime(timeMs, id), simulated))
        .list()
        .uniqueElements(listing -> listing.time().eventId())
        .ofMaxSize(12);
  }

  private static ServiceBoard after(List<Listing> listings) {
    ServiceBoard board = new ServiceBoard();
    listings.forEach(listing -> board.list(0, listing));
    return board;
  }

  private static Map<String, Reading> readings(ServiceBoard board) {
    Map<String, Reading> readings = new HashMap<>();
    Boards.CATALOGUE.services().forEach(kpi -> readings.put(kpi.id(), board.reading(0, kpi)));
    return readings;
  }

  private static Kpi.Services kpi(String id) {
    return (Kpi.Services) Boards.CATALOGUE.find(id).orElseThrow();
  }

  private static Listing listing(String service, ServiceLevel level, long timeMs) {
    return new Listing(service, level, false, new FactTime(timeMs, service), false);
  }
}
