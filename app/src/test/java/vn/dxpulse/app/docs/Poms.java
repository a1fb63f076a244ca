package vn.dxpulse.app.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the project's poms name as coming from elsewhere. */
final class Poms {

  /** Elements that stand for an artefact. Exclusions are not among them. */
  private static final List<String> KINDS = List.of("dependency", "plugin", "path", "artifactItem");

  private Poms() {}

  /** Artefact ids of dependencies, plugins and what those unpack, of every module. */
  static Set<String> artefacts() {
    Set<String> found = new TreeSet<>();
    for (Path pom : all(Document.root())) {
      for (String kind : KINDS) {
        for (Element element : elements(pom, kind)) {
          if (!child(element, "groupId").equals("vn.dxpulse")) {
            found.add(child(element, "artifactId"));
          }
        }
      }
    }
    return found;
  }

  private static List<Path> all(Path directory) {
    Path pom = directory.resolve("pom.xml");
    List<Path> poms = new ArrayList<>(List.of(pom));
    for (Element module : elements(pom, "module")) {
      poms.addAll(all(directory.resolve(module.getTextContent())));
    }
    return poms;
  }

  private static List<Element> elements(Path pom, String name) {
    try {
      NodeList nodes =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getElementsByTagName(name);
      List<Element> elements = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        elements.add((Element) nodes.item(i));
      }
      return elements;
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("cannot read " + pom, e);
    }
  }

  private static String child(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }
}
