package vn.dxpulse.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/** What contradicts what is known. */
class EnterpriseFactTest {

  private static final UnitRegistry VIETNAM = UnitRegistryFile.vietnam();
  private static final Succession SUCCESSION = new Succession(VIETNAM);
  private static final UnitId HA_NOI = unit("01@2025-07-01");
  private static final UnitId BAC_KAN = unit("06@2019-04-01");
  private static final UnitId THAI_NGUYEN = unit("19@2025-07-01");

  private final EnterpriseState inThaiNguyen =
      registered(THAI_NGUYEN, 10).appliedTo(EnterpriseState.UNHEARD_OF);

  @Property
  void aFactOfAnEnterpriseThatWasNeverHeardOfContradictsUnlessItRegisters(
      @ForAll("facts") EnterpriseFact fact) {
    assertThat(fact.contradicts(EnterpriseState.UNHEARD_OF, SUCCESSION))
        .isEqualTo(!(fact instanceof EnterpriseFact.Registered));
  }

  @Property
  void aRegistrationThatIsKnownAlreadyContradictsNothing(
      @ForAll("registrations") List<EnterpriseFact> registrations) {
    for (EnterpriseFact registration : registrations) {
      EnterpriseState known = registration.appliedTo(EnterpriseState.UNHEARD_OF);

      assertThat(registration.contradicts(known, SUCCESSION)).isFalse();
    }
  }

  @Test
  void aSecondClosingContradicts() {
    assertThat(closed(20).contradicts(inThaiNguyen, SUCCESSION)).isFalse();
    assertThat(closed(30).contradicts(closed(20).appliedTo(inThaiNguyen), SUCCESSION)).isTrue();
  }

  @Test
  void aMoveFromElsewhereContradicts() {
    assertThat(moved(Optional.of(THAI_NGUYEN), 20).contradicts(inThaiNguyen, SUCCESSION)).isFalse();
    assertThat(moved(Optional.of(BAC_KAN), 20).contradicts(inThaiNguyen, SUCCESSION)).isTrue();
    assertThat(moved(Optional.empty(), 20).contradicts(inThaiNguyen, SUCCESSION)).isTrue();
  }

  @Test
  void aMoveFromWhatHasTakenTheKnownUnitOverContradictsNothing() {
    EnterpriseState inBacKan = registered(BAC_KAN, 10).appliedTo(EnterpriseState.UNHEARD_OF);

    assertThat(moved(Optional.of(THAI_NGUYEN), 20).contradicts(inBacKan, SUCCESSION)).isFalse();
  }

  @Test
  void anOlderMoveThanTheSeatKnownIsNotHeldAgainstIt() {
    assertThat(moved(Optional.of(BAC_KAN), 5).contradicts(inThaiNguyen, SUCCESSION)).isFalse();
  }

  @Test
  void aSecondRegistrationContradictsInAnotherUnitOnly() {
    EnterpriseState closed = closed(15).appliedTo(inThaiNguyen);

    assertThat(registered(THAI_NGUYEN, 20).contradicts(inThaiNguyen, SUCCESSION)).isFalse();
    assertThat(registered(HA_NOI, 20).contradicts(inThaiNguyen, SUCCESSION)).isTrue();
    assertThat(registered(HA_NOI, 20).contradicts(closed, SUCCESSION)).isFalse();
  }

  @Provide
  Arbitrary<EnterpriseFact> facts() {
    return EnterpriseFacts.any();
  }

  @Provide
  Arbitrary<List<EnterpriseFact>> registrations() {
    return EnterpriseFacts.registrations()
        .<EnterpriseFact>map(EnterpriseFact.Registered::new)
        .list()
        .ofMaxSize(5);
  }

  private static EnterpriseFact registered(UnitId unit, long timeMs) {
    return new EnterpriseFact.Registered(
        new Registration(EnterpriseKind.DIGITAL, unit, new FactTime(timeMs, "r")));
  }

  private static EnterpriseFact moved(Optional<UnitId> from, long timeMs) {
    return new EnterpriseFact.Relocated(from, new Location(HA_NOI, new FactTime(timeMs, "m")));
  }

  private static EnterpriseFact closed(long timeMs) {
    return new EnterpriseFact.Closed(new FactTime(timeMs, "c"));
  }

  private static UnitId unit(String id) {
    return VIETNAM.units().stream()
        .map(unit -> unit.id())
        .filter(one -> one.toString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
