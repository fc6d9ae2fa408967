#pragma once

#include "base/language.hpp"

namespace assess::workbook_words {

// Names of sheets
inline constexpr Message ranking{"Ranking", "排名"}, scores{"Scores", "得分"},
    explain{"Explain", "单位明细"}, evidence{"Evidence", "证据"},
    criteria{"Criteria", "指标与项目"}, charts{"Charts", "图表"},
    adjustments{"Adjustments", "加减分与限制"}, overrides{"Decisions", "申诉后裁定"},
    sources{"Sources", "来源"}, issues{"Issues", "问题"}, about{"About", "说明"};

// Headers
inline constexpr Message unit{"Unit", "单位"}, name{"Name", "名称"}, group{"Group", "组别"},
    total{"Total", "总分"}, rank{"Rank", "名次"}, grade{"Grade", "等次"},
    official_total{"Official total", "正式总分"}, official_rank{"Official rank", "正式名次"},
    official_grade{"Official grade", "正式等次"}, trial_total{"Trial total", "试算总分"},
    trial_rank{"Trial rank", "试算名次"}, trial_grade{"Trial grade", "试算等次"},
    difference{"Difference", "差值"}, remarks{"Adjustments and reasons", "加减分与原因"};

// Rows above the scores
inline constexpr Message points{"Points", "分值"}, weights{"Weight", "权重"},
    trial_points{"Trial points", "试算分值"}, trial_weights{"Trial weight", "试算权重"},
    factor{"Trial ÷ official", "试算÷正式"}, counts_with{"Counts with", "计入系数"};

// For formulas
inline constexpr Message applicable{"{0}: points that apply", "{0}：适用分值"},
    moved{"{0}: adjustments", "{0}：加减分"}, fill{"{0}: rate of what is filled", "{0}：补足比例"},
    limit{"Best grade possible (number)", "可得最高等次（序号）"},
    list{"List (number)", "排名组（序号）"}, behind{"Behind all others", "排在最后"},
    tie_place{"Order in a tie", "同分次序"}, leads{"First of its rank", "同名次首个"};

// The state of the whole
inline constexpr Message official{"official", "正式"}, trial{"TRIAL", "试算"};
inline constexpr Message values_only{"values only; see the last sheet", "仅数值，原因见最后一页"};

}  // namespace assess::workbook_words
