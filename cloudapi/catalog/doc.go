// Package catalog is the VPC API reference, version 2016-04-28, as data: the
// 144 actions of its chapters 5 to 22 with their parameters, response paths
// and error rows. It is the referee between the planner, which derives calls
// from it, and the simulator, which answers them by it.
//
// # Line format
//
// The data is embedded: one file data/NN-NAME.api for a chapter, of lines, and
// data/beyond.api for actions that netplan calls and the reference lacks.
// Words are separated by spaces. A line at the margin begins an action, the
// lines below it that begin with a space describe it:
//
//	action CreateVpc 5.1
//	  RegionId String required
//	  UserCidr String format=cidrs max=3
//	  Tag.N.Key String items=5
//	  > Vpcs.Vpc[].UserCidrs.UserCidr[] String
//	  ! 400 QuotaExceeded.Vpc VPC quota exceeded.
//	  # 5.1 and its sample disagree: ...
//
// An action has a name and the section of the reference that describes it.
//
// A parameter has a name, a type (String, Integer, Long or Boolean) and
// properties, in any order. In the name of a list form N and M stand for an
// index that counts from 1; its type is that of one value, where the reference
// says RepeatList. The properties are:
//
//	required        every call must carry it
//	conditional     a rule of the section says which calls must carry it
//	default=TEXT    what the cloud takes when it is left out
//	enum=A|B|C      the permitted values
//	min=N max=N     bounds of a number, of the length of a text with format
//	                name, description or token, or of the number of values of
//	                a text with format ids or cidrs
//	format=NAME     the syntax of a text, one of the Format constants
//	items=N         how many values a list form takes
//
// A line that begins with > is a response path and its type: names joined
// with dots, [] after a list. A line that begins with ! is a row of the error
// table: HTTP status, code, message; code and message keep the spelling of
// the reference. A line that begins with # says why the data differs from the
// text of the reference; it and empty lines are ignored.
package catalog
