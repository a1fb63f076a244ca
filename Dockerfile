# The distribution of app/target/dxpulse without the embedded registry; build that first with
# mvn -DskipTests -pl app -am package.
ARG JRE_IMAGE=eclipse-temurin:17.0.15_6-jre
FROM ${JRE_IMAGE}

# The state directory exists before the volume does, so that the volume takes its owner.
RUN mkdir -p /var/lib/dxpulse && chown 10001:10001 /var/lib/dxpulse \
    && printf '#!/bin/sh\nexec java ${DXPULSE_JAVA_OPTS--XX:MaxRAMPercentage=75} -jar /opt/dxpulse/dxpulse.jar "$@"\n' \
       > /usr/local/bin/dxpulse \
    && chmod 755 /usr/local/bin/dxpulse
# Libraries first: they change less often than our jar.
COPY app/target/dxpulse/lib /opt/dxpulse/lib
COPY app/target/dxpulse/dxpulse.jar /opt/dxpulse/

USER 10001:10001
ENTRYPOINT ["dxpulse"]
