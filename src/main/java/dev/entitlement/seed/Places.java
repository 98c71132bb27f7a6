package dev.entitlement.seed;

import dev.entitlement.control.ControlError;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Where in a document each of its entries and references stands. */
final class Places {

    private static final Place NOWHERE = new Place("", "");

    /** By identity: entries that say the same stand in different places. */
    private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();

    private final List<ControlError> refusals = new ArrayList<>();

    /**
     * @param pointer JSON Pointer into the document
     * @param words line and column, ready to be put before what is wrong there
     */
    record Place(String pointer, String words) {

        /** Where a parser is. */
        static Place of(JsonParser parser) {
            return new Place(
                    parser.streamReadContext().pathAsPointer().toString(), words(parser.currentTokenLocation()));
        }

        /** A line and a column of the document, counted from 1. */
        static Place at(int line, int column) {
            return new Place("", words(line, column));
        }

        /** Where YAML is none. */
        static Place of(Mark mark) {
            return at(mark.getLine() + 1, mark.getColumn() + 1);
        }

        /** The same line and column, of the document as a whole. */
        Place whole() {
            return new Place("", words);
        }

        /** A member of what is here. */
        Place member(String name) {
            return new Place(pointer + "/" + name, words);
        }

        /** What is wrong here, for people and for programs. */
        ControlError error(String detail, List<String> allowed) {
            return new ControlError(pointer, words + detail, allowed);
        }

        /** What is wrong somewhere, without where. */
        static String withoutWords(String detail) {
            return detail.replaceFirst("^line \\d+, column \\d+: ", "");
        }

        /** A line and a column, counted from 1. */
        static String words(TokenStreamLocation location) {
            return words(location.getLineNr(), location.getColumnNr());
        }

        private static String words(int line, int column) {
            return "line " + line + ", column " + column + ": ";
        }
    }

    /** Notes what is wrong with something that could be read. */
    void refuse(Place place, String detail) {
        refusals.add(place.error(detail, List.of()));
    }

    /** What was wrong with what could be read. */
    List<ControlError> refusals() {
        return refusals;
    }

    void put(Object read, Place place) {
        places.put(read, place);
    }

    /** Notes where a part of something stands that was not read by itself: where the whole does. */
    void putPart(Object part, Place ofWhole) {
        places.putIfAbsent(part, ofWhole);
    }

    /** Where something that was read stands; nowhere for what was not. */
    Place of(Object read) {
        return places.getOrDefault(read, NOWHERE);
    }
}
