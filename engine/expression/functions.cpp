#include "expression/functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/points.hpp"
#include "expression/answers.hpp"
#include "expression/kernels.hpp"

namespace assess {

namespace {

using Arguments = std::span<const Lane>;

double plus(double a, double b) { return a + b; }
double minus(double a, double b) { return a - b; }
double times(double a, double b) { return a * b; }

void divide(Arguments args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) {
    const double below = args[1].value(i);
    out.values[i] = args[0].value(i) / below;
    if (below == 0 && present(out, i)) mark(out, i, State::not_applicable);  // no basis
  }
  blank_absent(out);
}

template <double (*F)(double)>
void with_domain(Arguments args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) {
    out.values[i] = F(args[0].value(i));
    if (!std::isfinite(out.values[i]) && present(out, i)) mark(out, i, State::outside_domain);
  }
  blank_absent(out);
}

void power(Arguments args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) {
    out.values[i] = std::pow(args[0].value(i), args[1].value(i));
    if (!std::isfinite(out.values[i]) && present(out, i)) mark(out, i, State::outside_domain);
  }
  blank_absent(out);
}

double magnitude(double x) { return std::abs(x); }
double negative(double x) { return 0 - x; }
double round_down(double x) { return std::floor(snapped(x)); }
double round_up(double x) { return std::ceil(snapped(x)); }
double exponential(double x) { return std::exp(x); }
double logarithm(double x) { return std::log(x); }
double root(double x) { return std::sqrt(x); }
double error_function(double x) { return std::erf(x); }
double rounded(double x, double places) {
  return std::abs(x) < 1e20
             ? publish(x, to_decimals(static_cast<int>(std::clamp(places, 0.0, 9.0)))).value()
             : x;
}

template <double (*F)(double, double)>
void folded_left(Arguments args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) {
    double result = args[0].value(i);
    for (std::size_t k = 1; k < args.size(); ++k) result = F(result, args[k].value(i));
    out.values[i] = result;
  }
  blank_absent(out);
}

double lesser(double a, double b) { return b < a ? b : a; }
double greater(double a, double b) { return b > a ? b : a; }

void mean_of_list(Arguments args, Outcome& out) {
  folded_left<plus>(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) out.values[i] /= static_cast<double>(args.size());
}

constexpr Message numbers_only{"arithmetic", "算术运算"};
constexpr Message decimals{"compares numbers as decimals (9 places), dates, texts; gives yes/no",
                           "按小数（9位）比较数字，也可比较日期、文本；结果为是/否"};
constexpr Message three_valued{"'no and missing' is no, 'yes or missing' is yes, else missing stays",
                               "“否 and 缺失”为否，“是 or 缺失”为是，其余缺失仍为缺失"};
constexpr Message state_question{"asks for the state; never missing itself",
                                 "判断状态；其结果不会缺失"};

constexpr std::array all{
    Function{"or", "a or b", three_valued, 2, 2, Typing::logic, either, 1},
    Function{"and", "a and b", three_valued, 2, 2, Typing::logic, both, 2},
    Function{"not", "not a", three_valued, 1, 1, Typing::logic, negate, 3},
    Function{"=", "a = b", decimals, 2, 2, Typing::equality, compare<Is::equal>, 4,
             ask_compare<Is::equal>},
    Function{"!=", "a != b", decimals, 2, 2, Typing::equality, compare<Is::unequal>, 4,
             ask_compare<Is::unequal>},
    Function{"<", "a < b", decimals, 2, 2, Typing::order, compare<Is::below>, 4,
             ask_compare<Is::below>},
    Function{"<=", "a <= b", decimals, 2, 2, Typing::order, compare<Is::at_most>, 4,
             ask_compare<Is::at_most>},
    Function{">", "a > b", decimals, 2, 2, Typing::order, compare<Is::above>, 4,
             ask_compare<Is::above>},
    Function{">=", "a >= b", decimals, 2, 2, Typing::order, compare<Is::at_least>, 4,
             ask_compare<Is::at_least>},
    Function{"in", "a in (b, c, ...)",
             {"whether a equals one of the list", "a 是否等于所列之一"}, 2, any_number,
             Typing::equality, one_of, 4, ask_one_of},
    Function{"between", "a between b and c",
             {"both ends included", "含两端"}, 3, 3, Typing::order, between, 4, ask_between},
    Function{"is given", "a is given", state_question, 1, 1, Typing::test, is_state<Ask::given>, 4,
             ask_state<Ask::given>},
    Function{"is filed", "a is filed", state_question, 1, 1, Typing::test, is_state<Ask::filed>, 4,
             ask_state<Ask::filed>},
    Function{"is nil", "a is nil", state_question, 1, 1, Typing::test, is_state<Ask::nil>, 4,
             ask_state<Ask::nil>},
    Function{"is missing", "a is missing", state_question, 1, 1, Typing::test,
             is_state<Ask::missing>, 4,
             ask_state<Ask::missing>},
    Function{"is applicable", "a is applicable", state_question, 1, 1, Typing::test,
             is_state<Ask::applicable>, 4,
             ask_state<Ask::applicable>},
    Function{"starts", "a starts \"text\"",
             {"whether a text begins so", "文本是否以此开头"}, 2, 2, Typing::beginning, nullptr, 4},
    Function{"+", "a + b", numbers_only, 2, 2, Typing::addition, binary<plus>, 5},
    Function{"-", "a - b", {"date - date gives days", "日期相减得天数"}, 2, 2, Typing::difference,
             binary<minus>, 5},
    Function{"*", "a * b", numbers_only, 2, 2, Typing::numbers, binary<times>, 6},
    Function{"/", "a / b", {"by 0: not applicable (no basis)", "除数为0：不适用（无基数）"}, 2, 2,
             Typing::numbers, divide, 6},
    Function{"negative", "-a", numbers_only, 1, 1, Typing::numbers, unary<negative>, 7},
    Function{"^", "a ^ b", {"a to the power of b", "a 的 b 次方"}, 2, 2, Typing::numbers, power, 8},
    Function{"day", "", {"a stated date; internal", "日期；内部使用"}, 1, 1, Typing::extreme, stated_day, 0},
    Function{"if", "if(c, a, c2, b, ..., otherwise)",
             {"a where c holds, b where c2 holds, ...", "c 成立取 a，c2 成立取 b，依此类推"}, 3,
             any_number, Typing::conditional, choose, 0},
    Function{"first", "first(a, b, ...)",
             {"the first that is filed, else the last", "第一个已填报的值，否则取最后一个"}, 1,
             any_number, Typing::alike, first_filed, 0},
    Function{"min", "min(a, b, ...)", {"the least of them", "最小值"}, 1, any_number,
             Typing::extreme, folded_left<lesser>, 0},
    Function{"max", "max(a, b, ...)", {"the greatest of them", "最大值"}, 1, any_number,
             Typing::extreme, folded_left<greater>, 0},
    Function{"sum", "sum(a, b, ...)", {"their sum", "合计"}, 1, any_number, Typing::numbers,
             folded_left<plus>, 0},
    Function{"mean", "mean(a, b, ...)", {"their mean", "平均"}, 1, any_number, Typing::numbers,
             mean_of_list, 0},
    Function{"count", "count(c, ...)", {"how many of the conditions hold", "成立的条件个数"}, 1,
             any_number, Typing::tally, tally, 0},
    Function{"abs", "abs(x)", {"without sign", "绝对值"}, 1, 1, Typing::numbers, unary<magnitude>,
             0},
    Function{"round", "round(x, d)",
             {"to d decimals, halves away from zero", "四舍五入到 d 位小数"}, 2, 2, Typing::numbers,
             binary<rounded>, 0},
    Function{"floor", "floor(x)", {"next whole number below", "向下取整"}, 1, 1, Typing::numbers,
             unary<round_down>, 0},
    Function{"ceil", "ceil(x)", {"next whole number above", "向上取整"}, 1, 1, Typing::numbers,
             unary<round_up>, 0},
    Function{"exp", "exp(x)", {"exponential", "指数函数"}, 1, 1, Typing::numbers,
             with_domain<exponential>, 0},
    Function{"log", "log(x)", {"natural logarithm", "自然对数"}, 1, 1, Typing::numbers,
             with_domain<logarithm>, 0},
    Function{"sqrt", "sqrt(x)", {"square root", "平方根"}, 1, 1, Typing::numbers,
             with_domain<root>, 0},
    Function{"erf", "erf(x)", {"error function", "误差函数"}, 1, 1, Typing::numbers,
             unary<error_function>, 0},
    Function{"date", "date(year, month, day)",
             {"that day; a day that does not exist is a complaint", "该日；不存在的日期会报错"}, 3, 3,
             Typing::calendar, day_of_calendar, 0},
};

}  // namespace

std::span<const Function> functions() { return all; }

const Function* function_named(std::string_view keyword) {
  const auto found = std::ranges::find(all, keyword, &Function::keyword);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace assess
