package io.enantio.study.profile;

import io.enantio.study.record.StudyAnalyte;
import java.util.OptionalDouble;

/**
 * One parameter of one curve.
 *
 * @param value absent where it is refused
 * @param remark why it is refused, or what to know of it; may be empty
 */
public record SubjectParameter(
        StudyAnalyte analyte, String subject, Parameter parameter, OptionalDouble value, String remark) {}
