package vn.dxpulse.schemas.unit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Adds populations, those of one basis only: what was counted in two ways does not add up. */
public final class Populations {

  private Populations() {}

  /**
   * Inhabitants of all units together and the basis they share; unknown if one of them is unknown.
   *
   * @throws MixedBases if they do not share one
   * @throws IllegalArgumentException if there are no units
   */
  public static Unit.Population total(Collection<Unit> units) {
    Map<String, UnitId> firstOfBasis = new LinkedHashMap<>();
    long sum = 0;
    boolean known = true;
    for (Unit unit : units) {
      firstOfBasis.putIfAbsent(unit.population().basis(), unit.id());
      sum += unit.population().inhabitants().orElse(0);
      known &= unit.population().inhabitants().isPresent();
    }
    if (firstOfBasis.isEmpty()) {
      throw new IllegalArgumentException("there are no units whose populations could be added");
    }
    if (firstOfBasis.size() > 1) {
      throw new MixedBases(firstOfBasis);
    }
    String basis = firstOfBasis.keySet().iterator().next();
    return new Unit.Population(known ? OptionalLong.of(sum) : OptionalLong.empty(), basis);
  }

  /** Populations that must not be added; the message names each basis and a unit that has it. */
  public static final class MixedBases extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MixedBases(Map<String, UnitId> firstOfBasis) {
      super(
          firstOfBasis.entrySet().stream()
              .map(basis -> "'" + basis.getKey() + "' of " + basis.getValue())
              .collect(
                  Collectors.joining(
                      " and ", "populations of different bases must not be added: ", "")));
    }
  }
}
