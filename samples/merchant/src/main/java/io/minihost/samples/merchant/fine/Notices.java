package io.minihost.samples.merchant.fine;

import io.minihost.samples.merchant.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.springframework.stereotype.Component;

/** The register of notices. This one is made up: what a car has done follows from its plate. */
@Component
class Notices {

    private record Offence(Words words, int amount, int points) {}

    private static final Pattern PLATE = Pattern.compile("\\p{IsHan}[A-Z][A-Z0-9]{5,6}");
    private static final int MOST = 3;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 9, 1, 7, 0);

    private static final List<Offence> OFFENCES = List.of(
            new Offence(new Words("Parked where stopping is forbidden", "违反规定停放车辆"), 15000, 0),
            new Offence(new Words("Up to 20% over the speed limit", "超过限速 20% 以下"), 10000, 3),
            new Offence(new Words("Crossed a solid line", "越过实线变更车道"), 20000, 1),
            new Offence(new Words("Drove in a bus lane", "违规使用公交专用道"), 15000, 0));

    private static final List<Words> PLACES = List.of(
            new Words("Willow Street, before no. 18", "柳营路 18 号门前"),
            new Words("Ring Road East, km 12.4", "东环路 12.4 公里处"),
            new Words("Lake Bridge, northbound", "湖桥 北行方向"),
            new Words("Library Square", "图书馆广场"));

    /** The last four signs of a car's registration, which only its papers say; here they follow from the plate. */
    static String papers(String plate) {
        return "%04d".formatted(number(plate + "papers") % 10_000);
    }

    /** Nothing for a car whose papers are not known to who asks, as for one without fines. */
    List<Notice> of(String typed, String papers) {
        var plate = typed.replaceAll("[\\s·.-]", "").toUpperCase(Locale.ROOT);
        if (!PLATE.matcher(plate).matches() || !papers(plate).equals(papers.strip())) {
            return List.of();
        }
        return IntStream.range(0, count(plate))
                .mapToObj(at -> notice(plate, at))
                .toList();
    }

    Optional<Notice> find(String id) {
        var matcher = Pattern.compile("(.{7,8})-(\\d)").matcher(id);
        if (!matcher.matches() || !PLATE.matcher(matcher.group(1)).matches()) {
            return Optional.empty();
        }
        var plate = matcher.group(1);
        int at = Integer.parseInt(matcher.group(2));
        return at < count(plate) ? Optional.of(notice(plate, at)) : Optional.empty();
    }

    private static int count(String plate) {
        return (int) (number(plate) % (MOST + 1));
    }

    private static Notice notice(String plate, int at) {
        long chance = number(plate + at);
        var offence = OFFENCES.get((int) (chance % OFFENCES.size()));
        var place = PLACES.get((int) (chance / 7 % PLACES.size()));
        var moment = FIRST.plusMinutes(chance % (60L * 24 * 60)).atZone(ZONE).toInstant();
        return new Notice(
                plate + "-" + at, plate, moment, place, offence.words(), offence.amount(), offence.points(), false);
    }

    private static long number(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
