/**
 * YAML files as a tree of parts that know their lines, so that whoever reads one can list every
 * problem with its place.
 *
 * <p>In: the text of a file. Out: a {@link vn.dxpulse.schemas.yaml.Yaml.Block}. All values are
 * texts as written ({@code 08} stays {@code 08}); what they mean is for the reader of the file to
 * say, in {@code producers} (import mappings) and {@code streams} (KPI catalogue).
 */
package vn.dxpulse.schemas.yaml;
