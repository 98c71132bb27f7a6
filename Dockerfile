FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
RUN ./mvnw -B -q -DskipTests package \
 && java -Djarmode=tools -jar target/graph-entitlement-emulator-*.jar \
      extract --layers --application-filename emulator.jar --destination layers

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Graph Entitlement Emulator" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
# What changes least comes first. Empty layers (snapshot dependencies, the launcher) are not copied.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY --from=build /build/src/main/docker/ ./
# Java learns here, with the very Java, jars and options of the start, which classes there are and how they are used.
RUN java -cp emulator.jar dev.entitlement.Training \
      java @java.options -XX:CompilerDirectivesFile=/app/compiler.json -XX:AOTCacheOutput=/app/emulator.aot -jar /app/emulator.jar \
 && test -s emulator.aot
# Any user may write to /data: platforms that choose a random uid do.
RUN mkdir /data && chmod 0777 /data
VOLUME /data
ENV EMULATOR_DATA_DIR=/data
EXPOSE 8080 8443
USER 10001:10001
# Without what Java has learnt, as with a debugger, the emulator starts all the same, and says so.
ENTRYPOINT ["java", "@/app/java.options", "-XX:CompilerDirectivesFile=/app/compiler.json", "-XX:AOTCache=/app/emulator.aot", "-Dportfile=/dev/shm/emulator.port", "-jar", "/app/emulator.jar"]
HEALTHCHECK --interval=3s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-Dportfile=/dev/shm/emulator.port", "-cp", "/app/emulator.jar", "dev.entitlement.HealthCheck"]
