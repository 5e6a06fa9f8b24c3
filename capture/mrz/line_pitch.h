#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rapoint::capture {

/// The pitch at the two ends of the lines.
struct EndPitches {
    float first = 0.0F;
    float last = 0.0F;
};

/// Measures the pitch of lines of levelled ink: the distance at which evenly set text is most like itself, in its
/// left and in its right half, and among the distances that come into question the one that suits the height of
/// the letters.
class PitchSearch {
public:
    /// The columns between which the lines have text.
    PitchSearch(float from, float to);

    /// The line y = y0 + slope * x of the ink.
    void add(const cv::Mat& ink, float y0, float slope);

    /// `narrowing`: the ratio of the scales at the ends as the distances of the lines tell it; used where the
    /// halves tell nothing.
    EndPitches found(float narrowing) const;

private:
    static constexpr int kLags = 20;
    struct Half {
        std::vector<double> likeness = std::vector<double>(kLags, 0.0);
        double power = 0.0;
    };
    /// The best lag near `expected`; 0 if no lag stands out.
    static float bestLag(const Half& half, float expected);
    /// The pitch that the height of the letters and the place make likely.
    float expected() const;

    float m_from;
    float m_to;
    Half m_left;
    Half m_right;
    std::vector<float> m_heights; ///< of the letters, pixels
};

} // namespace rapoint::capture
